package id.pulsa.proxy.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts TCP connections over all shards, to hold {@link TransportLimits}. */
final class ConnectionCensus {
    /** A subscriber line usually has a whole /64: its addresses count as one peer. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private final int maxTotal;
    private final int maxPerRemote;
    private final AtomicInteger total = new AtomicInteger();
    private final ConcurrentHashMap<ByteBuffer, Integer> accepted = new ConcurrentHashMap<>();

    ConnectionCensus(TransportLimits limits) {
        this.maxTotal = limits.maxConnections();
        this.maxPerRemote = limits.maxConnectionsPerRemote();
    }

    /** Counts a connection that we open; false, and not counted, when there are too many. */
    boolean enterOpened() {
        if (total.incrementAndGet() > maxTotal) {
            total.decrementAndGet();
            return false;
        }
        return true;
    }

    /** Counts a connection from {@code remote}; false, and not counted, when there are too many. */
    boolean enterAccepted(InetAddress remote) {
        if (!enterOpened()) {
            return false;
        }
        if (accepted.merge(network(remote), 1, Integer::sum) > maxPerRemote) {
            leaveAccepted(remote);
            return false;
        }
        return true;
    }

    void leaveOpened() {
        total.decrementAndGet();
    }

    void leaveAccepted(InetAddress remote) {
        total.decrementAndGet();
        accepted.computeIfPresent(network(remote), (network, count) -> count == 1 ? null : count - 1);
    }

    int total() {
        return total.get();
    }

    private static ByteBuffer network(InetAddress remote) {
        byte[] address = remote.getAddress();
        return remote instanceof Inet6Address
                ? ByteBuffer.wrap(address, 0, IPV6_NETWORK_BYTES).slice()
                : ByteBuffer.wrap(address);
    }
}
