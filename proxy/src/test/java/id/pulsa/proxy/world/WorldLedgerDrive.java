package id.pulsa.proxy.world;

import static java.util.Objects.requireNonNull;

import id.pulsa.charging.ledger.LedgerDrive;
import id.pulsa.charging.ledger.LedgerTurns;
import id.pulsa.proxy.timer.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes a ledger's writer work by the clock of a world, as its own thread would. */
public final class WorldLedgerDrive implements LedgerDrive {
    private static final long LINGER_MILLIS = 30;
    private static final long SIGN_OF_LIFE_MILLIS = 1_000;

    private final World world;
    private final Life life;
    private final WorldLedgerStore store;
    private @Nullable LedgerTurns writer;
    private @Nullable Timer next;
    private long nextNanos;
    /** The writer cannot be hurried while the disk works, or while it waits after a failure. */
    private boolean bound;

    public WorldLedgerDrive(World world, Life life, WorldLedgerStore store) {
        this.world = world;
        this.life = life;
        this.store = store;
    }

    @Override
    public void start(LedgerTurns turns) {
        writer = turns;
        rest();
    }

    @Override
    public void offered(boolean urgent) {
        if (!bound) {
            turnIn(urgent ? 0 : LINGER_MILLIS);
        }
    }

    /** A turn at that time, unless one is due sooner; what the disk takes comes on top. */
    private void turnIn(long delayMillis) {
        long due = world.nanos() + TimeUnit.MILLISECONDS.toNanos(delayMillis);
        Timer set = next;
        if (set != null) {
            if (nextNanos <= due) {
                return;
            }
            set.cancel();
        }
        nextNanos = due;
        next = world.after(due - world.nanos(), life, () -> {
            bound = true;
            next = world.afterMillis(store.nextMillis(), life, this::turn);
        });
    }

    private void turn() {
        next = null;
        long pauseNanos = requireNonNull(writer).turn();
        if (pauseNanos > 0) {
            next = world.after(pauseNanos, life, this::turn);
            return;
        }
        bound = false;
        rest();
    }

    private void rest() {
        LedgerTurns turns = requireNonNull(writer);
        turnIn(turns.isUrgent() ? 0 : turns.hasWork() ? LINGER_MILLIS : SIGN_OF_LIFE_MILLIS);
    }

    /** In a world nobody waits: what is left is written at this very moment, if the process lives. */
    @Override
    public void stop() {
        if (life.goesOn()) {
            LedgerTurns turns = requireNonNull(writer);
            while (turns.hasWork()) {
                turns.turn();
            }
        }
    }
}
