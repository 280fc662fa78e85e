/**
 * Radio cells, simulated: what the administrator says of them, how many calls each carries now, whether one more is
 * admitted and at what price, and what theory says to that. The times here are milliseconds of one clock that never goes
 * back, handed in by whoever asks.
 */
@NullMarked
package id.pulsa.charging.cell;

import org.jspecify.annotations.NullMarked;
