package id.pulsa.proxy.transport;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * How the transport is built.
 *
 * @param shards event loop threads, from 1 to 256
 * @param sockets the interface to the platform's sockets
 * @param socketBufferBytes wanted for each UDP socket's receive and send buffers, so that a burst waits instead of being
 *     lost; the system may give less
 * @param advertised what peers are told to reach us at, whatever is listened on (a gateway behind a NAT); null for the
 *     address that fits each peer
 * @param limits what a stranger may take
 */
public record TransportSettings(
        int shards,
        SocketLibrary sockets,
        int socketBufferBytes,
        @Nullable InetAddress advertised,
        TransportLimits limits) {
    public TransportSettings {
        if (shards < 1 || shards > 256) {
            throw new IllegalArgumentException("shards must be from 1 to 256, not " + shards);
        }
    }

    /** One shard per processor, the best sockets there are, 8 MB of buffers, {@link TransportLimits#DEFAULT}. */
    public static TransportSettings defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new TransportSettings(
                Math.min(processors, 256), SocketLibrary.best(), 8 << 20, null, TransportLimits.DEFAULT);
    }
}
