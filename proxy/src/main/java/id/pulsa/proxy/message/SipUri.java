package id.pulsa.proxy.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sip, sips or tel URI (RFC 3261 §19.1, RFC 3966).
 *
 * @param scheme in lower case
 * @param user unescaped, without password or user parameters; empty when there is none. The number of a tel URI
 * @param hostPort the host of a tel URI is {@code ""}
 * @param parameters from the first {@code ;} on, or empty
 */
public record SipUri(String scheme, String user, HostPort hostPort, String parameters) {
    /** Reads {@code text}; null when it is malformed or of another scheme. */
    public static @Nullable SipUri parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !plausible(text)) {
            return null;
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (scheme.equals("tel")) {
            int semicolon = text.indexOf(';', colon);
            int end = semicolon < 0 ? text.length() : semicolon;
            String number = text.substring(colon + 1, end);
            return number.isEmpty()
                    ? null
                    : new SipUri(scheme, visuallySeparated(number), new HostPort("", -1), text.substring(end));
        }
        if (!scheme.equals("sip") && !scheme.equals("sips")) {
            return null;
        }
        int at = text.indexOf('@', colon);
        String user = at < 0 ? "" : userOf(text.substring(colon + 1, at));
        int hostStart = at < 0 ? colon + 1 : at + 1;
        int hostEnd = hostStart;
        while (hostEnd < text.length() && text.charAt(hostEnd) != ';' && text.charAt(hostEnd) != '?') {
            hostEnd++;
        }
        HostPort hostPort = HostPort.parse(text.substring(hostStart, hostEnd));
        int question = text.indexOf('?', hostEnd);
        String parameters = text.substring(hostEnd, question < 0 ? text.length() : question);
        if (hostPort == null || (at >= 0 && at == colon + 1)) {
            return null;
        }
        return new SipUri(scheme, user, hostPort, parameters);
    }

    /** Whether the text can stand in a message as a URI: scheme, colon, something, no blanks or brackets. */
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
            if (c <= ' ' || c == '<' || c == '>' || c == '"' || c == 127) {
                return false;
            }
        }
        return true;
    }

    private static String userOf(String userInfo) {
        int end = 0;
        while (end < userInfo.length() && userInfo.charAt(end) != ':' && userInfo.charAt(end) != ';') {
            end++;
        }
        String user = userInfo.substring(0, end);
        return user.indexOf('%') < 0 ? user : unescape(user);
    }

    private static String unescape(String text) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = digit(bytes, i + 1);
            int low = digit(bytes, i + 2);
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                plain.write(high * 16 + low);
                i += 2;
            } else {
                plain.write(bytes[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int digit(byte[] bytes, int at) {
        return at < bytes.length ? Character.digit(bytes[at], 16) : -1;
    }

    private static String visuallySeparated(String number) {
        StringBuilder digits = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if ("-.()".indexOf(number.charAt(i)) < 0) {
                digits.append(number.charAt(i));
            }
        }
        return digits.toString();
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
}
