package id.pulsa.proxy.transport;

import id.pulsa.proxy.timer.Timers;

/** One event loop thread: what belongs to a call lives on one shard and is touched by its thread alone. */
public interface Shard {
    /** From 0 to {@link SipTransport#shardCount} − 1. */
    int index();

    /** This shard's timers; to be used on its thread only. */
    Timers timers();

    /** Runs {@code task} on this shard's thread, later, in order; from any thread. Dropped once the transport is closed. */
    void execute(Runnable task);

    /** Whether the caller is on this shard's thread. */
    boolean inThread();
}
