package id.pulsa.proxy.registrar;

import id.pulsa.proxy.message.SipUri;
import java.util.Arrays;
import java.util.Locale;

/**
 * One text for all spellings of a URI (RFC 3261 §19.1.4): host and parameters without regard to case, parameters in any
 * order, escapes resolved. Stricter in one point: a parameter that only one of two URIs has makes them differ, whatever
 * its name, since "equal" would not be transitive otherwise.
 */
final class ContactKey {
    private ContactKey() {}

    static String of(SipUri uri) {
        StringBuilder key = new StringBuilder(64);
        key.append(uri.scheme()).append(':').append(uri.user()).append('@');
        key.append(uri.hostPort().toString().toLowerCase(Locale.ROOT));
        String parameters = uri.parameters();
        if (!parameters.isEmpty()) {
            String[] sorted = parameters.toLowerCase(Locale.ROOT).split(";", -1);
            Arrays.sort(sorted);
            for (String parameter : sorted) {
                if (!parameter.isEmpty()) {
                    key.append(';').append(parameter);
                }
            }
        }
        return key.toString();
    }
}
