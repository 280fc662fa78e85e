package id.pulsa.proxy.world;

import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.timer.Timers;
import id.pulsa.proxy.transport.Shard;

/** A shard that lives in a world. */
final class WorldShard implements Shard, Timers {
    private final int index;
    private final World world;
    private final Life life;

    WorldShard(int index, World world, Life life) {
        this.index = index;
        this.world = world;
        this.life = life;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public Timers timers() {
        return this;
    }

    @Override
    public void execute(Runnable task) {
        world.after(0, life, task);
    }

    @Override
    public boolean inThread() {
        return true;
    }

    @Override
    public long nowNanos() {
        return world.nanos();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        return world.after(delayNanos, life, task);
    }
}
