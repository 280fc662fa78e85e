package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * The {@code ;name=value} parameters behind a header value or URI, kept as text and searched when asked: most are never
 * looked at. Names are compared without regard to case. Everything here is linear in the text's length.
 */
final class Parameters {
    /** The one parameter that may hold an IPv6 address (RFC 3261 §25.1, via-received). */
    private static final String RECEIVED = "received";

    private Parameters() {}

    /**
     * Value of the first parameter of that name, unquoted; {@code ""} when it stands there without a value; null when
     * it does not stand there.
     *
     * @param text starts at the first {@code ;} or is empty
     */
    static @Nullable String find(String text, String name) {
        for (int at = 0; at < text.length(); ) {
            int end = end(text, at + 1);
            if (isNamed(text, at, end, name)) {
                return value(text, at, end);
            }
            at = end;
        }
        return null;
    }

    /** How often a parameter of that name stands there. */
    static int count(String text, String name) {
        int count = 0;
        for (int at = 0; at < text.length(); ) {
            int end = end(text, at + 1);
            count += isNamed(text, at, end, name) ? 1 : 0;
            at = end;
        }
        return count;
    }

    /** {@code text} without the parameters of that name. */
    static String without(String text, String name) {
        if (count(text, name) == 0) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = end(text, at + 1);
            if (!isNamed(text, at, end, name)) {
                rest.append(text, at, end);
            }
            at = end;
        }
        return rest.toString();
    }

    /** Whether the text is empty or nothing but {@code ;token[=value]} with a token or quoted string as value. */
    static boolean wellFormed(String text) {
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != ';') {
                return false;
            }
            int name = Ascii.skipBlanks(text, at + 1, text.length());
            int nameEnd = Ascii.tokenEnd(text, name);
            if (nameEnd == name) {
                return false;
            }
            at = Ascii.skipBlanks(text, nameEnd, text.length());
            if (at < text.length() && text.charAt(at) == '=') {
                int value = Ascii.skipBlanks(text, at + 1, text.length());
                boolean host = nameEnd - name == RECEIVED.length()
                        && text.regionMatches(true, name, RECEIVED, 0, RECEIVED.length());
                int valueEnd = valueEnd(text, value, host);
                if (valueEnd <= value) {
                    return false;
                }
                at = Ascii.skipBlanks(text, valueEnd, text.length());
            }
        }
        return true;
    }

    private static int valueEnd(String text, int from, boolean host) {
        if (from < text.length() && text.charAt(from) == '"') {
            return QuotedString.end(text, from);
        }
        return host ? HostPort.hostEnd(text, from) : Ascii.tokenEnd(text, from);
    }

    private static boolean isNamed(String text, int semicolon, int end, String name) {
        int start = Ascii.skipBlanks(text, semicolon + 1, end);
        if (!text.regionMatches(true, start, name, 0, name.length()) || start + name.length() > end) {
            return false;
        }
        int after = Ascii.skipBlanks(text, start + name.length(), end);
        return after == end || text.charAt(after) == '=';
    }

    private static String value(String text, int semicolon, int end) {
        int equals = semicolon;
        while (equals < end && text.charAt(equals) != '=') {
            equals++;
        }
        if (equals == end) {
            return "";
        }
        int start = Ascii.skipBlanks(text, equals + 1, end);
        return QuotedString.read(text.substring(start, Ascii.trimEnd(text, start, end)));
    }

    /** Index of the next {@code ;} outside quotes at or after {@code from}, or the text's length. */
    private static int end(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i;
            }
            if (c == '"') {
                int close = QuotedString.end(text, i);
                if (close < 0) {
                    return text.length();
                }
                i = close - 1;
            }
        }
        return text.length();
    }
}
