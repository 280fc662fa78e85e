package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.fail;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Judges what the gateway emits: our own parser must let it through, and JAIN-SIP's strict message parser must read
 * every header of it without a complaint. For the tests of every package that writes messages.
 */
public final class StrictJudge {
    private static final MessageParser OURS = new MessageParser(MessageLimits.DEFAULT);

    private StrictJudge() {}

    /** Fails when the message is not what RFC 3261 allows. */
    public static void accepts(SipMessage message) {
        jain(message);
    }

    /** The message as JAIN-SIP reads it; fails when it does not. */
    static SIPMessage jain(SipMessage message) {
        byte[] wire = Arrays.copyOf(message.bytes(), message.length());
        // Ours first: it never lets the Via through that JAIN-SIP would not come back from.
        if (OURS.parse(wire.clone(), wire.length) instanceof ParseResult.Malformed malformed) {
            return fail(malformed.detail() + " in\n" + message);
        }
        JainFence.prepare();
        try {
            SIPMessage read = new StringMsgParser().parseSIPMessage(wire, true, true, (e, sip, type, header, text) -> {
                throw e;
            });
            byte[] body = Objects.requireNonNullElse(read.getRawContent(), new byte[0]);
            assertArrayEquals(message.body(), body, "body");
            return read;
        } catch (ParseException | RuntimeException e) {
            return fail(e + " in\n" + message, e);
        }
    }
}
