/**
 * One call explained: its messages and charging steps put together with its record, and written as a ladder in text or
 * SVG, or as packets for Wireshark. Pure functions; whatever phones wrote is taken for hostile.
 */
@NullMarked
package id.pulsa.proxy.explain;

import org.jspecify.annotations.NullMarked;
