/** Counts and durations that one thread writes at the cost of a plain store, and any thread reads when it likes. */
@NullMarked
package id.pulsa.proxy.measure;

import org.jspecify.annotations.NullMarked;
