package id.pulsa.proxy.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a Reason header (RFC 3326): why a request was sent or a call refused.
 *
 * @param protocol {@code SIP}, {@code Q.850}…
 * @param cause the protocol's code, 0 to 999; −1 when it is not said
 * @param text for people, unquoted; empty when there is none
 */
public record Reason(String protocol, int cause, String text) {
    private static final int MOST_VALUES = 8;

    /**
     * @throws IllegalArgumentException when the protocol is no token or the cause out of range
     */
    public Reason {
        if (!Ascii.isToken(protocol) || cause < -1 || cause > 999) {
            throw new IllegalArgumentException("no reason: " + protocol + " " + cause);
        }
    }

    /** The reasons that the message gives, at most eight; malformed rows are left out, since nothing depends on them. */
    public static List<Reason> of(SipMessage message) {
        List<Reason> reasons = new ArrayList<>(2);
        for (String value : message.rows(HeaderName.REASON)) {
            List<Reason> row = JainFence.read(
                    HeaderName.REASON, value, gov.nist.javax.sip.header.Reason.class, Reason::translated);
            if (row != null) {
                reasons.addAll(row.subList(0, Math.min(row.size(), MOST_VALUES - reasons.size())));
            }
        }
        return reasons;
    }

    private static @Nullable Reason translated(gov.nist.javax.sip.header.Reason read) {
        String cause = read.getParameter("cause");
        String text = read.getText();
        long code = cause == null ? -1 : Ascii.number(cause);
        if ((cause != null && code < 0) || code > 999) {
            return null;
        }
        return new Reason(read.getProtocol(), (int) code, text == null ? "" : QuotedString.read(text));
    }

    /** As it is written in a message. */
    @Override
    public String toString() {
        return protocol
                + (cause < 0 ? "" : ";cause=" + cause)
                + (text.isEmpty() ? "" : ";text=" + QuotedString.write(text));
    }
}
