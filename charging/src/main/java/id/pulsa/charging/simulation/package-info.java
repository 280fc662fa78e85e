/**
 * The network on paper and on a virtual clock: what the rules of admission and price come to without a phone being rung.
 * Used by nothing that charges; it uses the very classes that do.
 */
@NullMarked
package id.pulsa.charging.simulation;

import org.jspecify.annotations.NullMarked;
