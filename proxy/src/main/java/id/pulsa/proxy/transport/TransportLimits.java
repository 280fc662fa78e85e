package id.pulsa.proxy.transport;

import java.time.Duration;

/**
 * How much a stranger may take.
 *
 * @param maxMessageBytes of one message, headers and body; at most 65,535, what one datagram can carry
 * @param maxHeaderBytes of one message's start line and headers on a stream
 * @param maxConnections TCP connections in all
 * @param maxConnectionsPerRemote accepted TCP connections from one IPv4 address or IPv6 /64 network
 * @param maxQueuedBytes waiting to be written to one TCP peer; one that does not read is closed above this
 * @param idle a TCP connection with no traffic for so long is closed; RFC 5626 §4.4.1 has clients send a keep-alive at
 *     least every 15 minutes
 * @param wholeMessage the time from a message's first byte on TCP to its last
 * @param connect the time to establish a TCP connection
 */
public record TransportLimits(
        int maxMessageBytes,
        int maxHeaderBytes,
        int maxConnections,
        int maxConnectionsPerRemote,
        int maxQueuedBytes,
        Duration idle,
        Duration wholeMessage,
        Duration connect) {

    /** For a gateway that serves a lab or a small operator. */
    public static final TransportLimits DEFAULT = new TransportLimits(
            65_535,
            32_768,
            10_000,
            1_000,
            1 << 20,
            Duration.ofMinutes(16),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    public TransportLimits {
        if (maxMessageBytes < 1 || maxMessageBytes > 65_535 || maxHeaderBytes < 1) {
            throw new IllegalArgumentException("message limit " + maxMessageBytes + " or header limit " + maxHeaderBytes
                    + " is outside 1 to 65535");
        }
        if (maxConnections < 1 || maxConnectionsPerRemote < 1 || maxQueuedBytes < maxMessageBytes) {
            throw new IllegalArgumentException("a connection limit below 1, or fewer queued bytes than one message");
        }
    }
}
