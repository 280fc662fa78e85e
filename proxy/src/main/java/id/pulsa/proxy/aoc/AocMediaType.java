package id.pulsa.proxy.aoc;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MediaType;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipMessage;
import org.jspecify.annotations.Nullable;

/** The media type of advice of charge (TS 24.647 §5.1.2) where messages name it. */
public final class AocMediaType {
    /** As Content-Type and Accept name it. */
    public static final String NAME = "application/vnd.etsi.aoc+xml";

    private AocMediaType() {}

    static boolean is(@Nullable MediaType media) {
        return media != null && media.is("application", "vnd.etsi.aoc+xml");
    }

    /** Whether the body of a message is advice of charge and nothing else. Cheap. */
    public static boolean isBodyOf(SipMessage message) {
        if (!message.mentions(HeaderName.CONTENT_TYPE, NAME)) {
            return false;
        }
        String contentType = message.header(HeaderName.CONTENT_TYPE);
        return contentType != null && is(MediaType.parse(contentType));
    }

    /** Whether Accept names it, whatever it says of it. Cheap. */
    public static boolean isNamedIn(SipMessage message) {
        return message.mentions(HeaderName.ACCEPT, NAME);
    }

    /**
     * Adds the values of Accept without this one. When nothing else is left there is no Accept: an empty one would
     * refuse even a session description (RFC 3261 §20.1).
     */
    public static void addOthers(SipMessage from, MessageBuilder into) {
        for (String value : from.values(HeaderName.ACCEPT)) {
            if (!is(MediaType.parse(value))) {
                into.add(HeaderName.ACCEPT, value);
            }
        }
    }
}
