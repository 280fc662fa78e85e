package id.pulsa.proxy.explain;

import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/** How addresses are shown. */
public final class SocketText {
    private SocketText() {}

    /** {@code 192.0.2.1:5060}, {@code [2001:db8::1]:5060}. */
    public static String of(InetSocketAddress address) {
        return NetUtil.toSocketAddressString(address);
    }
}
