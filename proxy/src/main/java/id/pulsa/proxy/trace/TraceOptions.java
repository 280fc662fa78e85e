package id.pulsa.proxy.trace;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What is traced.
 *
 * @param memoryBytes that the last calls may take, all shards together; 0: none is kept
 * @param captureServer gets a copy of every message as HEP3 over UDP; null for none
 */
public record TraceOptions(long memoryBytes, @Nullable InetSocketAddress captureServer) {}
