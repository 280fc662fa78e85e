/**
 * The tail of the ledger in a memory-mapped file: what is on its way to the disk survives the death of the process there.
 */
@NullMarked
package id.pulsa.charging.ledger.tail;

import org.jspecify.annotations.NullMarked;
