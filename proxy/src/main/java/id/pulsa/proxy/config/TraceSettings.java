package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * {@code trace}: what is kept of calls, so that they can be explained.
 *
 * @param memoryBytes {@code memory}: for the last calls, all together; 0: none is kept
 * @param hep a capture server that gets a copy of every message as HEP3 over UDP; null for none
 */
public record TraceSettings(long memoryBytes, @Nullable InetSocketAddress hep) {
    static TraceSettings read(Section trace) {
        TraceSettings settings = new TraceSettings(
                trace.value("memory", MemorySize::bytes, MemorySize.bytes("32MB")),
                trace.has("hep") ? trace.value("hep", TraceSettings::server, new InetSocketAddress(0)) : null);
        trace.reportUnknownKeys();
        return settings;
    }

    private static InetSocketAddress server(String text) {
        InetSocketAddress server = Addresses.ipAndPort(text);
        if (server.getPort() == 0 || server.getAddress().isAnyLocalAddress()) {
            throw new IllegalArgumentException("expected the address of a server, found \"" + text + "\"");
        }
        return server;
    }
}
