package id.pulsa.proxy.transport;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.timer.EventLoopTimers;
import id.pulsa.proxy.timer.Timers;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/** A shard on a Netty event loop. */
final class EventLoopShard implements Shard {
    private final int index;
    private final EventLoop loop;
    private final Timers timers;
    private final List<WriteBatch> unflushed = new ArrayList<>();

    EventLoopShard(int index, EventLoop loop, TimeSource time) {
        this.index = index;
        this.loop = loop;
        this.timers = new EventLoopTimers(loop, time);
    }

    EventLoop loop() {
        return loop;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException closed) {
            // The contract: what comes after the end is dropped.
            return;
        }
    }

    @Override
    public boolean inThread() {
        return loop.inEventLoop();
    }

    /**
     * Flushes {@code batch} when the present burst of reads or the present task is done, so that everything written
     * meanwhile leaves in one system call. The loop runs tasks right after reads: nothing waits for a timer.
     */
    void flushSoon(WriteBatch batch) {
        if (unflushed.isEmpty()) {
            execute(this::flushAll);
        }
        unflushed.add(batch);
    }

    private void flushAll() {
        // By index: a flush may fail a write, and so may add to the list.
        for (int i = 0; i < unflushed.size(); i++) {
            unflushed.get(i).flushQueued();
        }
        unflushed.clear();
    }
}
