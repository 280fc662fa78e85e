package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * A CSeq header (RFC 3261 §20.16).
 *
 * @param number 0 to 2³¹ − 1
 */
public record CSeq(long number, Method method) {
    /** Largest sequence number (RFC 3261 §8.1.1.5). */
    public static final long MAX_NUMBER = 0x7fff_ffffL;

    /** Reads {@code "4711 INVITE"}; null when it is anything else. */
    static @Nullable CSeq parse(String value) {
        int digits = 0;
        while (digits < value.length() && Ascii.isDigit(value.charAt(digits))) {
            digits++;
        }
        int method = digits;
        while (method < value.length() && Ascii.isBlank(value.charAt(method))) {
            method++;
        }
        if (method == digits) {
            return null;
        }
        long number = Ascii.number(value.substring(0, digits));
        String name = value.substring(method);
        if (number < 0 || number > MAX_NUMBER || !Ascii.isToken(name)) {
            return null;
        }
        return new CSeq(number, Method.of(name));
    }

    /** As it is written in a message. */
    @Override
    public String toString() {
        return number + " " + method;
    }
}
