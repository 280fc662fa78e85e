package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Suggestion;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;

/**
 * Where SIP is listened for.
 *
 * @param transport {@code udp} or {@code tcp}
 * @param address an IP address, the wildcard allowed, and a port, 0 lets the system choose
 */
public record Listen(String transport, InetSocketAddress address) {
    private static final List<String> SPOKEN = List.of("udp", "tcp");
    private static final List<String> PLANNED = List.of("tls", "ws", "wss");

    /**
     * Reads {@code udp:0.0.0.0:5060} or {@code tcp:[::]:5060}.
     *
     * @throws IllegalArgumentException in words for the administrator
     */
    public static Listen parse(String text) {
        int colon = text.indexOf(':');
        String transport = text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        if (PLANNED.contains(transport)) {
            throw new IllegalArgumentException(
                    "the transport " + transport + " is not supported yet, only udp and tcp are: \"" + text + "\"");
        }
        if (!SPOKEN.contains(transport)) {
            String hint = transport.isEmpty() ? "" : Suggestion.hint(transport, SPOKEN);
            throw new IllegalArgumentException("expected a transport, an IP address and a port such as"
                    + " \"udp:0.0.0.0:5060\" or \"tcp:[::]:5060\", found \"" + text + "\"" + hint);
        }
        return new Listen(transport, Addresses.ipAndPort(text.substring(colon + 1)));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return transport + ":" + NetUtil.toSocketAddressString(address);
    }
}
