/** Call detail records on their way out: what an administrator exports. The records themselves are the ledger's. */
@NullMarked
package id.pulsa.charging.cdr;

import org.jspecify.annotations.NullMarked;
