package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * A CSeq header (RFC 3261 §20.16).
 *
 * @param number 0 to 2³¹ − 1; −1 in a malformed request whose number is larger
 */
public record CSeq(long number, Method method) {
    /** Largest sequence number (RFC 3261 §8.1.1.5). */
    public static final long MAX_NUMBER = 0x7fff_ffffL;

    /** Reads {@code "4711 INVITE"}; null when it is anything else. */
    static @Nullable CSeq parse(String value) {
        CSeq read = parseAnyNumber(value);
        return read == null || read.number < 0 ? null : read;
    }

    /** Like {@link #parse}, but with −1 for a number that is too large: such a request can still be answered. */
    static @Nullable CSeq parseAnyNumber(String value) {
        int digits = 0;
        while (digits < value.length() && Ascii.isDigit(value.charAt(digits))) {
            digits++;
        }
        int method = Ascii.skipBlanks(value, digits, value.length());
        String name = value.substring(method);
        if (digits == 0 || method == digits || !Ascii.isToken(name)) {
            return null;
        }
        long number = Ascii.number(value, 0, digits);
        return new CSeq(number > MAX_NUMBER ? -1 : number, Method.of(name));
    }

    /** As it is written in a message. */
    @Override
    public String toString() {
        return number + " " + method;
    }
}
