package id.pulsa.proxy.world;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.StoreUnavailableException;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A ledger on the disk of a world. */
public final class WorldLedgerStore implements LedgerStore {
    private final LedgerStore disk;
    private final Life life;
    private final SplittableRandom chance;
    private DiskFaults faults;
    private boolean full;
    /** What a batch was answered of which nobody knows that it is written; the ledger finds out when it is tried again. */
    private @Nullable List<Outcome> doubtful;

    public WorldLedgerStore(LedgerStore disk, Life life, SplittableRandom chance, DiskFaults faults) {
        this.disk = disk;
        this.life = life;
        this.chance = chance;
        this.faults = faults;
    }

    public void faults(DiskFaults now) {
        faults = now;
    }

    /** Whether nothing can be written from now on. */
    public void full(boolean now) {
        full = now;
    }

    /** How long the next commit takes. */
    int nextMillis() {
        int spread = faults.maxMillis() - faults.minMillis();
        return faults.minMillis() + (spread == 0 ? 0 : chance.nextInt(spread + 1));
    }

    @Override
    public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
        if (full) {
            throw new StoreUnavailableException("the disk is full", null);
        }
        List<Outcome> earlier = doubtful;
        if (earlier != null) {
            doubtful = null;
            return earlier;
        }
        double fate = chance.nextDouble();
        if (fate < faults.fatal() / 2) {
            throw new Death("before a commit");
        }
        if (fate < faults.fatal()) {
            disk.commit(events, aliveAtWallMillis);
            throw new Death("after a commit");
        }
        double luck = chance.nextDouble();
        if (luck < faults.failed()) {
            throw new StoreUnavailableException("the disk failed", null);
        }
        List<Outcome> outcomes = disk.commit(events, aliveAtWallMillis);
        if (luck < faults.failed() + faults.doubtful()) {
            doubtful = outcomes;
            throw new StoreUnavailableException("the disk did not say that it was written", null);
        }
        return outcomes;
    }

    @Override
    public long position() {
        return disk.position();
    }

    @Override
    public long tail() {
        return disk.tail();
    }

    /** After its process died the views are never taken for clean. */
    @Override
    public int liveCalls() {
        return life.goesOn() ? disk.liveCalls() : Math.max(1, disk.liveCalls());
    }

    @Override
    public LedgerReads openReads() {
        return disk.openReads();
    }

    @Override
    public void close() {
        disk.close();
    }
}
