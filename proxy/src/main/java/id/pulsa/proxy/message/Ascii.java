package id.pulsa.proxy.message;

/** The character classes of RFC 3261 §25.1 and comparisons over raw bytes. */
final class Ascii {
    private static final int TOKEN = 1;
    private static final int USER = 2;
    private static final int PARAMETER = 4;
    private static final int WORD = 8;
    private static final int HOST = 16;
    private static final byte[] CLASSES = new byte[128];

    static {
        String alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        mark(alphanumeric, TOKEN | USER | PARAMETER | WORD | HOST);
        mark("-.!%*_+`'~", TOKEN | WORD);
        mark("-_.!~*'()", USER | PARAMETER);
        // A bare # is no user character (§25.1), but dial codes such as *100# come with it all the same.
        mark("&=+$,;?/#", USER);
        mark("[]/:&+$", PARAMETER);
        mark("()<>:\\\"/[]?{}@", WORD);
        // An underscore is no host character either, and common in the names of containers.
        mark("-._", HOST);
    }

    private Ascii() {}

    private static void mark(String characters, int classes) {
        for (int i = 0; i < characters.length(); i++) {
            CLASSES[characters.charAt(i)] |= (byte) classes;
        }
    }

    private static boolean is(int c, int kind) {
        return c >= 0 && c < 128 && (CLASSES[c] & kind) != 0;
    }

    static boolean isToken(int c) {
        return is(c, TOKEN);
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && tokenEnd(text, 0) == text.length();
    }

    /** Index after the token characters that begin at {@code from}. */
    static int tokenEnd(String text, int from) {
        int at = from;
        while (at < text.length() && is(text.charAt(at), TOKEN)) {
            at++;
        }
        return at;
    }

    /** What may stand in a URI's user part unescaped: unreserved, user-unreserved (§25.1). */
    static boolean isUser(int c) {
        return is(c, USER);
    }

    /** What may stand in a URI parameter unescaped: unreserved, param-unreserved. */
    static boolean isUriParameter(int c) {
        return is(c, PARAMETER);
    }

    /** What may stand in a host name or IPv4 address. */
    static boolean isHost(int c) {
        return is(c, HOST);
    }

    /** Whether the text is a callid: word ["@" word] (§25.1). */
    static boolean isCallId(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i), WORD)) {
                return false;
            }
        }
        int at = text.indexOf('@');
        return at < 0 ? !text.isEmpty() : at > 0 && at < text.length() - 1 && text.indexOf('@', at + 1) < 0;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHexDigit(int c) {
        return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
    }

    /** Space, tab, or part of a folded line's break. */
    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** A control character other than tab: allowed in a quoted pair only. */
    static boolean isControl(int c) {
        return (c >= 0 && c < ' ' && c != '\t') || c == 127;
    }

    /** Index of the first character at or after {@code from} that is not blank, at most {@code to}. */
    static int skipBlanks(String text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Index after the last character before {@code to} that is not blank, at least {@code from}. */
    static int trimEnd(String text, int from, int to) {
        int at = to;
        while (at > from && isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    static boolean equals(byte[] data, int from, int to, String text) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (data[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Like {@link #equals} without regard to case; {@code lowerCaseText} is in lower case. */
    static boolean equalsIgnoreCase(byte[] data, int from, int to, String lowerCaseText) {
        if (to - from != lowerCaseText.length()) {
            return false;
        }
        for (int i = 0; i < lowerCaseText.length(); i++) {
            if (lower(data[from + i]) != lowerCaseText.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A decimal number filling the whole text, leading zeros aside of 1 to 10 digits; or −1. */
    static long number(String text) {
        return number(text, 0, text.length());
    }

    /** Like {@link #number(String)} for a part of a text. */
    static long number(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c) || value > 999_999_999L) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return from < to ? value : -1;
    }
}
