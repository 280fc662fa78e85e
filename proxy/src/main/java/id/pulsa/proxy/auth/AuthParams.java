package id.pulsa.proxy.auth;

import org.jspecify.annotations.Nullable;

/**
 * The comma-separated parameters of an Authorization value (RFC 7235 §2.1): {@code name=token} or {@code name="text"},
 * each name once, at most {@value #LIMIT}. One pass, no look-back.
 */
final class AuthParams {
    static final int LIMIT = 32;

    private final String text;
    private int at;
    private final String[] names = new String[LIMIT];
    private final String[] values = new String[LIMIT];
    private int count;

    private AuthParams(String text, int from) {
        this.text = text;
        this.at = from;
    }

    /** Reads {@code text} from {@code from} on; null when it is malformed. */
    static @Nullable AuthParams parse(String text, int from) {
        AuthParams params = new AuthParams(text, from);
        return params.readAll() ? params : null;
    }

    /** The value, unquoted; null when there is none of that name. Names are compared without regard to case. */
    @Nullable String get(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equalsIgnoreCase(name)) {
                return values[i];
            }
        }
        return null;
    }

    private boolean readAll() {
        skipBlanks();
        while (at < text.length()) {
            if (!readOne()) {
                return false;
            }
            skipBlanks();
            if (at == text.length()) {
                return true;
            }
            if (text.charAt(at) != ',') {
                return false;
            }
            at++;
            skipBlanks();
            if (at == text.length()) {
                return false;
            }
        }
        return count > 0;
    }

    private boolean readOne() {
        String name = token();
        skipBlanks();
        if (name.isEmpty() || at == text.length() || text.charAt(at) != '=' || count == LIMIT || get(name) != null) {
            return false;
        }
        at++;
        skipBlanks();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        String value = quoted ? quotedString() : token();
        if (value == null || (!quoted && value.isEmpty())) {
            return false;
        }
        names[count] = name;
        values[count] = value;
        count++;
        return true;
    }

    private String token() {
        int start = at;
        while (at < text.length() && isTokenChar(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** What stands between the quotes, its escapes resolved; null when the quote is not closed. */
    private @Nullable String quotedString() {
        int start = ++at;
        int escape = -1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                String inner = text.substring(start, at);
                at++;
                return escape < 0 ? inner : unescape(inner);
            }
            if (c == '\\') {
                escape = at;
                at++;
            }
            if ((c < ' ' && c != '\t') || c == 127) {
                return null;
            }
            at++;
        }
        return null;
    }

    private static String unescape(String inner) {
        StringBuilder plain = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            if (inner.charAt(i) == '\\') {
                i++;
            }
            plain.append(inner.charAt(i));
        }
        return plain.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    /** A token of RFC 7230 §3.2.6, which is wider than SIP's. */
    private static boolean isTokenChar(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
