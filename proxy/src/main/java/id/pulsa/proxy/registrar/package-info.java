/**
 * Where subscribers can be reached: REGISTER (RFC 3261 §10.3) and the look-up of what it left. Bindings are kept by the
 * ledger; each number's changes pass through one shard, one after the other.
 */
@NullMarked
package id.pulsa.proxy.registrar;

import org.jspecify.annotations.NullMarked;
