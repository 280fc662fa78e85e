/** Time, handed in: the only place of the whole program that reads a clock is {@link id.pulsa.charging.time.SystemTime}. */
@NullMarked
package id.pulsa.charging.time;

import org.jspecify.annotations.NullMarked;
