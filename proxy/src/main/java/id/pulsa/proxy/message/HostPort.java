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
        int hostEnd;
        String host;
        if (text.startsWith("[")) {
            hostEnd = text.indexOf(']') + 1;
            if (hostEnd == 0) {
                return null;
            }
            host = text.substring(1, hostEnd - 1);
            if (!isIpv6(host)) {
                return null;
            }
        } else {
            int colon = text.indexOf(':');
            hostEnd = colon < 0 ? text.length() : colon;
            host = text.substring(0, hostEnd).strip();
            if (!isHostName(host)) {
                return null;
            }
        }
        String rest = text.substring(hostEnd).strip();
        if (rest.isEmpty()) {
            return new HostPort(host, -1);
        }
        long port = rest.charAt(0) == ':' ? Ascii.number(rest.substring(1).strip()) : -1;
        return port < 1 || port > 65535 ? null : new HostPort(host, (int) port);
    }

    /** The port, or {@code otherwise} when none is given. */
    public int portOr(int otherwise) {
        return port < 0 ? otherwise : port;
    }

    private static boolean isHostName(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean fine =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Ascii.isDigit(c) || "-._".indexOf(c) >= 0;
            if (!fine) {
                return false;
            }
        }
        return !host.isEmpty() && host.length() <= 255;
    }

    private static boolean isIpv6(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean fine = Character.digit(c, 16) >= 0 || c == ':' || c == '.' || c == '%';
            if (!fine) {
                return false;
            }
        }
        return host.indexOf(':') >= 0 && host.length() <= 64;
    }

    /** As it is written in a header: IPv6 in brackets. */
    @Override
    public String toString() {
        String text = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port < 0 ? text : text + ":" + port;
    }
}
