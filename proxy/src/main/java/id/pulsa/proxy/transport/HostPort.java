package id.pulsa.proxy.transport;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The written form of a socket address: {@code 192.0.2.1:5060}, {@code [2001:db8::1]:5060}; never asks DNS. */
final class HostPort {
    private HostPort() {}

    static String write(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        return ip == null ? address.getHostString() + ':' + address.getPort() : NetUtil.toSocketAddressString(address);
    }

    /** The address written in {@code text}, or null when it is none. */
    static @Nullable InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return null;
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.indexOf(':') >= 0) {
            return null;
        }
        InetAddress ip =
                NetUtil.createInetAddressFromIpAddressString(bracketed ? host.substring(1, host.length() - 1) : host);
        int port = port(text.substring(colon + 1));
        return ip == null || port < 0 ? null : new InetSocketAddress(ip, port);
    }

    private static int port(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int port = Integer.parseInt(digits);
        return port <= 65_535 ? port : -1;
    }
}
