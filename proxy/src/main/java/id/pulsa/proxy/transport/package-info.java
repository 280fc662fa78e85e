/**
 * Bytes in, bytes out: sockets, framing, connections and the shards whose threads everything above runs on (RFC 3261
 * §18). Knows where a message starts and ends, nothing of what it says.
 */
@NullMarked
package id.pulsa.proxy.transport;

import org.jspecify.annotations.NullMarked;
