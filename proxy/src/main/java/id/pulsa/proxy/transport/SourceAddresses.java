package id.pulsa.proxy.transport;

import id.pulsa.charging.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Which of our addresses the system's routes choose towards a peer; remembered for a minute. */
final class SourceAddresses {
    private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MAX_REMEMBERED = 10_000;

    private record Answer(InetAddress source, long atNanos) {}

    private final TimeSource time;
    private final ConcurrentHashMap<InetAddress, Answer> answers = new ConcurrentHashMap<>();

    SourceAddresses(TimeSource time) {
        this.time = time;
    }

    /** The source address towards {@code remote}; empty when there is no route. */
    Optional<InetAddress> towards(InetSocketAddress remote) {
        InetAddress peer = remote.getAddress();
        long now = time.nanos();
        Answer known = answers.get(peer);
        if (known != null && now - known.atNanos() < FRESH_NANOS) {
            return Optional.of(known.source());
        }
        // Connecting a UDP socket asks the routing table and sends nothing.
        try (DatagramChannel probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(peer, Math.max(1, remote.getPort())));
            InetAddress source = ((InetSocketAddress) probe.getLocalAddress()).getAddress();
            if (answers.size() >= MAX_REMEMBERED) {
                answers.clear();
            }
            answers.put(peer, new Answer(source, now));
            return Optional.of(source);
        } catch (IOException noRoute) {
            return Optional.empty();
        }
    }
}
