package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;

/**
 * {@code limits}: what strangers can make the gateway hold.
 *
 * @param messageBytes largest SIP message
 * @param headers most header rows in a message
 * @param headerBytes longest header row, folds included
 * @param tcpConnections most open connections
 * @param tcpIdle after this a silent connection is closed
 * @param liveCalls most calls at once; the next is refused with 503
 * @param liveMessages most SIP MESSAGEs on their way at once; the next is refused with 503
 * @param broadcastsPerSecond so many subscribers at most are told of a cell's new price in a second
 */
public record LimitSettings(
        int messageBytes,
        int headers,
        int headerBytes,
        int tcpConnections,
        Duration tcpIdle,
        int liveCalls,
        int liveMessages,
        int broadcastsPerSecond) {
    static LimitSettings read(Section limits) {
        LimitSettings settings = new LimitSettings(
                limits.integer("message_bytes", 1_300, 65_535, 65_535),
                limits.integer("headers", 16, 1_024, 128),
                limits.integer("header_bytes", 256, 65_535, 8_192),
                limits.integer("tcp_connections", 1, 1_000_000, 10_000),
                limits.duration("tcp_idle", Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofMinutes(10)),
                limits.integer("live_calls", 1, 10_000_000, 100_000),
                limits.integer("live_messages", 1, 10_000_000, 10_000),
                limits.integer("broadcasts_per_second", 1, 10_000, 100));
        limits.reportUnknownKeys();
        return settings;
    }
}
