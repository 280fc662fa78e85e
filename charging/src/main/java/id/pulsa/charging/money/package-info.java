/** Money as exact counts of micro-units in a long, its text forms, and the named rounding of every lossy step. */
@NullMarked
package id.pulsa.charging.money;

import org.jspecify.annotations.NullMarked;
