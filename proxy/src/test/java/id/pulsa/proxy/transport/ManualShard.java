package id.pulsa.proxy.transport;

import id.pulsa.proxy.timer.ManualTimers;
import java.util.ArrayDeque;

/** A shard on the test's own thread: what is executed waits until {@link #runAll}. */
public final class ManualShard implements Shard {
    private final int index;
    private final ManualTimers timers;
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();

    public ManualShard(int index, ManualTimers timers) {
        this.index = index;
        this.timers = timers;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public ManualTimers timers() {
        return timers;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public boolean inThread() {
        return true;
    }

    /** Runs what was executed, and what that executes, until nothing is left. */
    public void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
