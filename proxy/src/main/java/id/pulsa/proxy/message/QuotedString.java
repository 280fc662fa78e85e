package id.pulsa.proxy.message;

/** A quoted string with its quoted pairs (RFC 3261 §25.1). */
public final class QuotedString {
    private QuotedString() {}

    /**
     * The text in quotes, fit to stand in a header: quotes and backslashes are escaped, control characters become
     * spaces.
     */
    public static String write(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(Ascii.isControl(c) ? ' ' : c);
        }
        return quoted.append('"').toString();
    }

    /** The text without its quotes and escapes; as it is when it does not stand in quotes. */
    public static String read(String value) {
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

    /** Index after the quoted string that begins at {@code start}, or −1 when it does not end. */
    static int end(String text, int start) {
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
}
