package id.pulsa.proxy.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sip, sips or tel URI (RFC 3261 §19.1, RFC 3966).
 *
 * @param scheme in lower case
 * @param user unescaped, without password; empty when there is none. A telephone number (nothing but digits, {@code +*#}
 *     and separators) stands without its parameters, any other user with them, as they belong to the name (RFC 4475 §3.1.1.13).
 *     The number of a tel URI, without visual separators
 * @param hostPort the host of a tel URI is {@code ""}
 * @param parameters from the first {@code ;} behind the host on, or empty
 */
public record SipUri(String scheme, String user, HostPort hostPort, String parameters) {
    private static final HostPort NO_HOST = new HostPort("", -1);

    /** Reads {@code text}; null when it is malformed or of another scheme. */
    public static @Nullable SipUri parse(String text) {
        if (startsWith(text, "sip:")) {
            return parse("sip", text, 4);
        }
        if (startsWith(text, "sips:")) {
            return parse("sips", text, 5);
        }
        return startsWith(text, "tel:") ? parseTel(text) : null;
    }

    private static boolean startsWith(String text, String scheme) {
        return text.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static @Nullable SipUri parse(String scheme, String text, int start) {
        int at = text.indexOf('@', start);
        int hostStart = at < 0 ? start : at + 1;
        int hostEnd = hostStart;
        while (hostEnd < text.length() && text.charAt(hostEnd) != ';' && text.charAt(hostEnd) != '?') {
            hostEnd++;
        }
        int question = text.indexOf('?', hostEnd);
        int end = question < 0 ? text.length() : question;
        String user = at < 0 ? "" : userOf(text, start, at);
        if (user == null || !areParameters(text, hostEnd, end) || !areHeaders(text, end)) {
            return null;
        }
        // The grammar has no blanks here, though the host and port of a Via may have them.
        HostPort hostPort = hasBlank(text, hostStart, hostEnd) ? null : HostPort.parse(text, hostStart, hostEnd);
        return hostPort == null ? null : new SipUri(scheme, user, hostPort, text.substring(hostEnd, end));
    }

    private static boolean hasBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Ascii.isBlank(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable SipUri parseTel(String text) {
        int semicolon = text.indexOf(';', 4);
        int end = semicolon < 0 ? text.length() : semicolon;
        StringBuilder digits = new StringBuilder(end - 4);
        for (int i = 4; i < end; i++) {
            char c = text.charAt(i);
            if (Ascii.isHexDigit(c) || c == '*' || c == '#' || (c == '+' && i == 4)) {
                digits.append(c);
            } else if ("-.()".indexOf(c) < 0) {
                return null;
            }
        }
        return digits.isEmpty() || !areParameters(text, end, text.length())
                ? null
                : new SipUri("tel", digits.toString(), NO_HOST, text.substring(end));
    }

    /** Whether the text can stand in a message as a URI of any scheme: an absoluteURI (RFC 3261 §25.1). */
    static boolean plausible(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || (!Ascii.isDigit(c) && "+-.".indexOf(c) < 0))) {
                return false;
            }
        }
        for (int i = colon + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' ? !isEscape(text, i, text.length()) : !(Ascii.isUser(c) || c == ':' || c == '@')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is a URI: of a scheme that {@link #parse} reads, or any other. */
    static boolean isUri(String text) {
        return isKnownScheme(text) ? parse(text) != null : plausible(text);
    }

    /** Whether a URI of that text has one of the schemes that {@link #parse} reads. */
    static boolean isKnownScheme(String text) {
        return startsWith(text, "sip:") || startsWith(text, "sips:") || startsWith(text, "tel:");
    }

    /** The user of {@code text[start, at)}, or null when it is malformed. */
    private static @Nullable String userOf(String text, int start, int at) {
        int end = start;
        while (end < at && text.charAt(end) != ':') {
            end++;
        }
        boolean escaped = false;
        for (int i = start; i < at; i++) {
            char c = text.charAt(i);
            escaped |= c == '%';
            if (c == '%' ? !isEscape(text, i, at) : !(i < end ? Ascii.isUser(c) : i == end || isPassword(c))) {
                return null;
            }
        }
        if (end == start) {
            return null;
        }
        int number = start;
        while (number < end && (Ascii.isDigit(text.charAt(number)) || "+*#-.()".indexOf(text.charAt(number)) >= 0)) {
            number++;
        }
        boolean telephone = number > start && text.charAt(number) == ';';
        String user = text.substring(start, telephone ? number : end);
        return escaped ? unescape(user) : user;
    }

    private static boolean isPassword(char c) {
        return Ascii.isUser(c) && ";?/#".indexOf(c) < 0;
    }

    /** Whether the part is empty or nothing but {@code ;name} and {@code ;name=value}. */
    private static boolean areParameters(String text, int from, int to) {
        boolean named = false;
        int start = from + 1;
        for (int i = start; i < to; i++) {
            char c = text.charAt(i);
            if (c == ';' || c == '=') {
                if (i == start || (c == '=' && named)) {
                    return false;
                }
                named = c == '=';
                start = i + 1;
            } else if (c == '%' ? !isEscape(text, i, to) : !Ascii.isUriParameter(c)) {
                return false;
            }
        }
        return from == to || start < to;
    }

    /** Whether the text ends at {@code question} or goes on with {@code ?name=value&name=value}. */
    private static boolean areHeaders(String text, int question) {
        boolean named = false;
        int start = question + 1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&') {
                if (!named) {
                    return false;
                }
                named = false;
                start = i + 1;
            } else if (c == '=') {
                if (named || i == start) {
                    return false;
                }
                named = true;
            } else if (c == '%' ? !isEscape(text, i, text.length()) : !(Ascii.isUriParameter(c) || c == '?')) {
                return false;
            }
        }
        return question == text.length() || named;
    }

    private static boolean isEscape(String text, int percent, int to) {
        return percent + 2 < to
                && Ascii.isHexDigit(text.charAt(percent + 1))
                && Ascii.isHexDigit(text.charAt(percent + 2));
    }

    private static String unescape(String text) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                plain.write(Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16));
                i += 2;
            } else {
                plain.write(text.charAt(i));
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    /** The user as it is written in a URI: what may not stand there is escaped (RFC 3261 §19.1.2). */
    public static String escapeUser(String user) {
        boolean plain = true;
        for (int i = 0; i < user.length(); i++) {
            plain &= Ascii.isUser(user.charAt(i)) && user.charAt(i) != '#';
        }
        if (plain) {
            return user;
        }
        StringBuilder escaped = new StringBuilder(user.length() + 16);
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            if (Ascii.isUser(b) && b != '#') {
                escaped.append((char) b);
            } else {
                escaped.append('%')
                        .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
        }
        return escaped.toString();
    }

    /** A URI parameter; {@code ""} when it has no value, null when it is missing. */
    public @Nullable String parameter(String name) {
        return Parameters.find(parameters, name);
    }

    public String host() {
        return hostPort.host();
    }

    /** The transport that the URI asks for, in upper case: its transport parameter, else UDP. */
    public String transport() {
        String transport = parameter("transport");
        return transport == null || transport.isEmpty() ? "UDP" : transport.toUpperCase(Locale.ROOT);
    }

    /** Whether a Route entry is a loose router (RFC 3261 §19.1.1). */
    public boolean isLooseRouter() {
        return parameter("lr") != null;
    }

    /** As it is written in a message, without password and headers. */
    @Override
    public String toString() {
        if (hostPort.host().isEmpty()) {
            return scheme + ":" + user + parameters;
        }
        return scheme + ":" + (user.isEmpty() ? "" : escapeUser(user) + "@") + hostPort + parameters;
    }
}
