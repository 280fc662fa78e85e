/** Radio cells, simulated: how many calls each carries, and whether one more is admitted. */
@NullMarked
package id.pulsa.charging.admission;

import org.jspecify.annotations.NullMarked;
