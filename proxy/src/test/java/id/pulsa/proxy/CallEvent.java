package id.pulsa.proxy;

import id.pulsa.proxy.StagedCall.Given;
import id.pulsa.proxy.endings.Kind;
import java.util.function.Consumer;

/**
 * Something that happens to a call.
 *
 * @param name as the page has it
 * @param given what the call must be like for it
 */
record CallEvent(Kind kind, String name, Given given, Consumer<StagedCall> happens) {
    static CallEvent of(Kind kind, String name, Consumer<StagedCall> happens) {
        return new CallEvent(kind, name, Given.USUAL, happens);
    }
}
