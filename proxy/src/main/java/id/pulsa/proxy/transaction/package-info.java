/**
 * Transactions (RFC 3261 §17 with RFC 6026): the four machines, the tables that match messages to them, and the
 * dispatcher that brings each message to the shard that owns its call.
 */
@NullMarked
package id.pulsa.proxy.transaction;

import org.jspecify.annotations.NullMarked;
