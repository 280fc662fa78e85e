package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * {@code host[:port]} (RFC 3261 §25.1).
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 1 to 65535, or −1 when none is given
 */
public record HostPort(String host, int port) {
    /** Reads {@code text}; null when it is malformed. */
    public static @Nullable HostPort parse(String text) {
        return parse(text, 0, text.length());
    }

    /** Reads {@code text[from, to)}, blanks around host, colon and port allowed (§25.1, COLON). */
    static @Nullable HostPort parse(String text, int from, int to) {
        int start = Ascii.skipBlanks(text, from, to);
        boolean bracketed = start < to && text.charAt(start) == '[';
        int hostStart = bracketed ? start + 1 : start;
        int hostEnd = hostStart;
        while (hostEnd < to && (bracketed ? isIpv6(text.charAt(hostEnd)) : Ascii.isHost(text.charAt(hostEnd)))) {
            hostEnd++;
        }
        if (hostEnd == hostStart || hostEnd - hostStart > 255) {
            return null;
        }
        int at = hostEnd;
        if (bracketed) {
            if (at == to || text.charAt(at) != ']' || !hasColon(text, hostStart, hostEnd)) {
                return null;
            }
            at++;
        }
        at = Ascii.skipBlanks(text, at, to);
        String host = text.substring(hostStart, hostEnd);
        if (at == to) {
            return new HostPort(host, -1);
        }
        int digits = Ascii.skipBlanks(text, at + 1, to);
        long port = text.charAt(at) == ':' ? Ascii.number(text, digits, Ascii.trimEnd(text, digits, to)) : -1;
        return port < 1 || port > 65535 ? null : new HostPort(host, (int) port);
    }

    /** Index after the host name or address that begins at {@code from}, IPv6 with or without its brackets. */
    static int hostEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (Ascii.isHost(text.charAt(at)) || "[:]".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    private static boolean hasColon(String text, int from, int to) {
        int colon = text.indexOf(':', from);
        return colon >= 0 && colon < to;
    }

    private static boolean isIpv6(char c) {
        return Ascii.isHexDigit(c) || c == ':' || c == '.';
    }

    /** The port, or {@code otherwise} when none is given. */
    public int portOr(int otherwise) {
        return port < 0 ? otherwise : port;
    }

    /** As it is written in a header: IPv6 in brackets. */
    @Override
    public String toString() {
        String text = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port < 0 ? text : text + ":" + port;
    }
}
