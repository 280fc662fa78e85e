/** Copies of a data directory while calls go on, in one file that proves itself, and the way back. */
@NullMarked
package id.pulsa.charging.backup;

import org.jspecify.annotations.NullMarked;
