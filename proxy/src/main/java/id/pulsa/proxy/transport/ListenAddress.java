package id.pulsa.proxy.transport;

import java.net.InetSocketAddress;

/**
 * Where the gateway listens. Port 0 lets the system choose.
 *
 * @param kind the protocol
 * @param address an IP address, wildcard allowed, and a port
 */
public record ListenAddress(TransportKind kind, InetSocketAddress address) {
    public ListenAddress {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("a listen address must be an IP address: " + address.getHostString());
        }
    }

    /**
     * Reads {@code udp:0.0.0.0:5060} or {@code tcp:[::]:5060}.
     *
     * @throws IllegalArgumentException saying what is wrong, in words for the administrator
     */
    public static ListenAddress parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        TransportKind kind = TransportKind.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' does not begin with a transport (udp: or tcp:), as in udp:0.0.0.0:5060"));
        InetSocketAddress address = colon < 0 ? null : HostPort.parse(text.substring(colon + 1));
        if (address == null) {
            throw new IllegalArgumentException("'" + text + "' needs an IP address and a port from 0 to 65535, as in "
                    + kind.uriName() + ":0.0.0.0:5060 or " + kind.uriName() + ":[::]:5060");
        }
        return new ListenAddress(kind, address);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return kind.uriName() + ':' + HostPort.write(address);
    }
}
