/**
 * A world without threads for whole gateways: one clock, one queue of events, a network and a disk that fail as they are
 * told, and phones. What happens in it depends on its seed alone.
 */
@NullMarked
package id.pulsa.proxy.world;

import org.jspecify.annotations.NullMarked;
