package id.pulsa.proxy.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads written addresses, without asking DNS. Mistakes are {@link IllegalArgumentException}s for the administrator. */
final class Addresses {
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)[0-9A-Za-z_-]{1,63}(\\.[0-9A-Za-z_-]{1,63})*");

    private Addresses() {}

    /** {@code 127.0.0.1:8080} or {@code [::]:8080}; port 0 lets the system choose. */
    static InetSocketAddress ipAndPort(String text) {
        int colon = text.lastIndexOf(':');
        InetAddress ip = colon < 0 ? null : bracketedIp(text.substring(0, colon));
        String port = text.substring(colon + 1);
        if (ip == null || !isPort(port)) {
            throw new IllegalArgumentException(
                    "expected an IP address and a port such as \"127.0.0.1:5060\" or \"[::]:5060\", found \"" + text
                            + "\"");
        }
        return new InetSocketAddress(ip, Integer.parseInt(port));
    }

    /** An IP address without brackets, as written. */
    static String ip(String text) {
        if (NetUtil.createInetAddressFromIpAddressString(text) == null || text.startsWith("[")) {
            throw new IllegalArgumentException("expected an IP address, found \"" + text + "\"");
        }
        return text;
    }

    /** A host name or an IP address, IPv6 with or without brackets; the answer has none. */
    static String host(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String bare = bracketed ? text.substring(1, text.length() - 1) : text;
        boolean ipv6 = NetUtil.isValidIpV6Address(bare);
        if (bracketed ? !ipv6 : !ipv6 && !isHostNameOrIpv4(bare)) {
            throw new IllegalArgumentException("expected a host name or an IP address, found \"" + text + "\"");
        }
        return bare;
    }

    /** Whether it is a port that a message can be sent to or a socket be bound to: 0 to 65535. */
    static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535;
    }

    private static boolean isHostNameOrIpv4(String text) {
        // What is made of digits and dots alone must be a whole IPv4 address: 127.0.0 is a typing mistake.
        return text.matches("[0-9.]+")
                ? NetUtil.isValidIpV4Address(text)
                : HOST_NAME.matcher(text).matches();
    }

    private static @Nullable InetAddress bracketedIp(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        if (bracketed != text.contains(":")) {
            return null;
        }
        return NetUtil.createInetAddressFromIpAddressString(bracketed ? text.substring(1, text.length() - 1) : text);
    }
}
