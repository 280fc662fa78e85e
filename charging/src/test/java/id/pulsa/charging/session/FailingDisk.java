package id.pulsa.charging.session;

import id.pulsa.charging.ledger.LedgerDrive;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.LedgerTurns;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.StoreUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ledger whose disk is full when a test says so, and which is written when a test says so. */
final class FailingDisk implements LedgerStore, LedgerDrive {
    private final LedgerStore disk;
    private @Nullable LedgerTurns writer;
    boolean full;

    FailingDisk(LedgerStore disk) {
        this.disk = disk;
    }

    /** The writer takes its turns until nothing is left, or one, which fails. */
    void write() {
        LedgerTurns turns = writer;
        do {
            if (turns != null) {
                turns.turn();
            }
        } while (!full && turns != null && turns.hasWork());
    }

    @Override
    public void start(LedgerTurns turns) {
        writer = turns;
    }

    @Override
    public void offered(boolean urgent) {}

    @Override
    public void stop() {
        LedgerTurns turns = writer;
        while (turns != null && turns.hasWork()) {
            turns.turn();
        }
    }

    @Override
    public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
        if (full) {
            throw new StoreUnavailableException("the disk is full", null);
        }
        return disk.commit(events, aliveAtWallMillis);
    }

    @Override
    public long position() {
        return disk.position();
    }

    @Override
    public long tail() {
        return disk.tail();
    }

    @Override
    public int liveCalls() {
        return disk.liveCalls();
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
