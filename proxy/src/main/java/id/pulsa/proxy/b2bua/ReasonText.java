package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.EndCause;

/** Values of the Reason header (RFC 3326), so that whoever reads a trace sees why. */
final class ReasonText {
    /** The ordinary end of a call (ITU-T Q.850 cause 16). */
    static final String NORMAL = "Q.850;cause=16;text=\"Normal call clearing\"";

    /** Another phone answered first (RFC 3326 §3.1). */
    static final String ANSWERED_ELSEWHERE = "SIP;cause=200;text=\"Call completed elsewhere\"";

    private ReasonText() {}

    private static final int LONGEST_PHRASE = 80;

    /** A reason phrase that every phone can show: what is not ASCII, or needs escapes (RFC 3261 §25.1), is a dot. */
    static String phrase(String text) {
        StringBuilder phrase = new StringBuilder(text.length());
        for (int i = 0; i < text.length() && i < LONGEST_PHRASE; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            phrase.append(letter || " ;/?:@&=+$,-_.!~*'()".indexOf(c) >= 0 ? c : '.');
        }
        return phrase.toString();
    }

    /** {@code SIP;cause=402;text="…"}; quotes and backslashes in {@code text} are escaped, line breaks replaced. */
    static String sip(int status, String text) {
        StringBuilder value = new StringBuilder(text.length() + 32);
        value.append("SIP;cause=").append(status).append(";text=\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                value.append('\\');
            }
            value.append(c < ' ' || c == 127 ? ' ' : c);
        }
        return value.append('"').toString();
    }

    /** Why a call that was answered is hung up. */
    static String ofEnd(EndCause cause, Rejection rejection) {
        return switch (cause) {
            case CALLER_HUNG_UP, CALLEE_HUNG_UP, CANCELLED -> NORMAL;
            default -> sip(rejection.status(), rejection.text());
        };
    }
}
