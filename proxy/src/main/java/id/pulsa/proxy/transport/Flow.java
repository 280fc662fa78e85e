package id.pulsa.proxy.transport;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a message came from, and the way back to there (a flow as in RFC 5626 §2): for UDP a pair of addresses, for TCP
 * one connection.
 *
 * @param kind the protocol
 * @param local our end: for UDP the listening address (which may be a wildcard, see {@link SipTransport#contactAddress}),
 *     for an accepted TCP connection the address it was made to,
 *     for one that we opened the address that we listen on for TCP
 * @param remote the peer's end, as seen in the packet
 * @param connectionId the TCP connection, unique beyond a restart; 0 for UDP, and for a TCP flow made by
 *     {@link SipTransport#flowTo}, which uses whatever connection to {@code remote} there is or opens one
 */
public record Flow(TransportKind kind, InetSocketAddress local, InetSocketAddress remote, long connectionId) {
    private static final Pattern SLASH = Pattern.compile("/");

    /** A flow over UDP. */
    public static Flow udp(InetSocketAddress local, InetSocketAddress remote) {
        return new Flow(TransportKind.UDP, local, remote, 0);
    }

    /** A flow over TCP; {@code connectionId} as in {@link Flow}. */
    public static Flow tcp(InetSocketAddress local, InetSocketAddress remote, long connectionId) {
        return new Flow(TransportKind.TCP, local, remote, connectionId);
    }

    /**
     * The flow in one printable word, for persisted bindings: {@code tcp/192.0.2.1:5060/203.0.113.9:40112/7f3a}. A key
     * of a connection that has ended still parses; sending over it fails with {@link SendFailure#CONNECTION_CLOSED}.
     */
    public String key() {
        return kind.uriName()
                + '/'
                + HostPort.write(local)
                + '/'
                + HostPort.write(remote)
                + '/'
                + Long.toHexString(connectionId);
    }

    /** The peer's end as a text: {@code 203.0.113.9:40112}. */
    public String source() {
        return HostPort.write(remote);
    }

    /** The flow that {@link #key} wrote; empty when the text is no such key. */
    public static Optional<Flow> fromKey(String key) {
        String[] parts = SLASH.split(key, -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        Optional<TransportKind> kind = TransportKind.named(parts[0]);
        InetSocketAddress local = HostPort.parse(parts[1]);
        InetSocketAddress remote = HostPort.parse(parts[2]);
        if (kind.isEmpty() || local == null || remote == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Flow(kind.get(), local, remote, Long.parseLong(parts[3], 16)));
        } catch (NumberFormatException notHexadecimal) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return key();
    }
}
