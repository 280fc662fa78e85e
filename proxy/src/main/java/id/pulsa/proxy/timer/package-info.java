/** Time on a shard: a monotonic clock and timers that run on the shard's own thread and never early. */
@NullMarked
package id.pulsa.proxy.timer;

import org.jspecify.annotations.NullMarked;
