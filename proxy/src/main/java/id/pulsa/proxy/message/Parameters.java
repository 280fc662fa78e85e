package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * The {@code ;name=value} parameters behind a header value or URI, kept as text and searched when asked: most are never
 * looked at. Names are compared without regard to case.
 */
final class Parameters {
    private Parameters() {}

    /**
     * Value of the parameter, unquoted; {@code ""} when it stands there without a value; null when it does not stand
     * there.
     *
     * @param text starts at the first {@code ;} or is empty
     */
    static @Nullable String find(String text, String name) {
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at + 1);
            int nameStart = skipBlanks(text, at + 1, end);
            int equals = text.indexOf('=', nameStart);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            int trimmed = trimEnd(text, nameStart, nameEnd);
            if (trimmed - nameStart == name.length() && text.regionMatches(true, nameStart, name, 0, name.length())) {
                if (nameEnd == end) {
                    return "";
                }
                int valueStart = skipBlanks(text, equals + 1, end);
                return unquote(text.substring(valueStart, trimEnd(text, valueStart, end)));
            }
            at = end;
        }
        return null;
    }

    /** {@code text} without the parameter. */
    static String without(String text, String name) {
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at + 1);
            String one = text.substring(at, end);
            if (find(one, name) != null) {
                return text.substring(0, at) + without(text.substring(end), name);
            }
            at = end;
        }
        return text;
    }

    /** Whether every parameter is {@code ;token[=token-or-host-or-quoted]}. */
    static boolean wellFormed(String text) {
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != ';') {
                return false;
            }
            int end = end(text, at + 1);
            int nameStart = skipBlanks(text, at + 1, end);
            int equals = text.indexOf('=', nameStart);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (!Ascii.isToken(text.substring(nameStart, trimEnd(text, nameStart, nameEnd)))) {
                return false;
            }
            if (nameEnd < end && !isValue(text.substring(equals + 1, end).strip())) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static boolean isValue(String value) {
        if (value.startsWith("\"")) {
            return value.length() >= 2 && quotedEnd(value, 0) == value.length();
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Ascii.isToken(c) && ":[]/?@&+$,=".indexOf(c) < 0) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    /** Index after the quoted string that begins at {@code start}, or −1 when it does not end. */
    static int quotedEnd(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    static String unquote(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
            return value;
        }
        if (value.indexOf('\\') < 0) {
            return value.substring(1, value.length() - 1);
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 1; i < value.length() - 1; i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() - 1) {
                i++;
                plain.append(value.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Index of the next {@code ;} outside quotes at or after {@code from}, or the text's length. */
    private static int end(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';') {
                return i;
            }
            if (c == '"') {
                int close = quotedEnd(text, i);
                if (close < 0) {
                    return text.length();
                }
                i = close - 1;
            }
        }
        return text.length();
    }

    private static int skipBlanks(String text, int from, int end) {
        int at = from;
        while (at < end && Ascii.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int trimEnd(String text, int from, int end) {
        int at = end;
        while (at > from && Ascii.isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
