package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a person wrote in a MESSAGE, as far as a service number looks at it. */
final class MessageText {
    private static final int LONGEST_BYTES = 128;

    private MessageText() {}

    /** The text; empty when the body is no plain text or longer than any code or number. */
    static String of(SipRequest message) {
        String type = message.header(HeaderName.CONTENT_TYPE);
        boolean plain = type == null || type.toLowerCase(Locale.ROOT).startsWith("text/plain");
        return plain && message.bodyLength() <= LONGEST_BYTES ? new String(message.body(), StandardCharsets.UTF_8) : "";
    }
}
