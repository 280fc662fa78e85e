package id.pulsa.proxy.transport;

/**
 * How the transport is built.
 *
 * @param shards event loop threads, from 1 to 256
 * @param sockets the interface to the platform's sockets
 * @param socketBufferBytes wanted for each UDP socket's receive and send buffers, so that a burst waits instead of being
 *     lost; the system may give less
 * @param limits what a stranger may take
 */
public record TransportSettings(int shards, SocketLibrary sockets, int socketBufferBytes, TransportLimits limits) {
    public TransportSettings {
        if (shards < 1 || shards > 256) {
            throw new IllegalArgumentException("shards must be from 1 to 256, not " + shards);
        }
    }

    /** One shard per processor, the best sockets there are, 8 MB of buffers, {@link TransportLimits#DEFAULT}. */
    public static TransportSettings defaults() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new TransportSettings(Math.min(processors, 256), SocketLibrary.best(), 8 << 20, TransportLimits.DEFAULT);
    }
}
