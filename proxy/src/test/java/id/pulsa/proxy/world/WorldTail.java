package id.pulsa.proxy.world;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerTail;

/** A ledger's tail in a process that may die at each event. */
public final class WorldTail implements LedgerTail {
    private final LedgerTail file;
    private final Fuse fuse;

    public WorldTail(LedgerTail file, Fuse fuse) {
        this.file = file;
        this.fuse = fuse;
    }

    @Override
    public long append(LedgerEvent event) {
        if (!fuse.goesOn()) {
            return 0;
        }
        fuse.burn("before an event was kept");
        long sequence = file.append(event);
        fuse.burn("after an event was kept");
        return sequence;
    }

    @Override
    public void committed(long sequence) {
        file.committed(sequence);
    }

    @Override
    public void alive(long wallMillis) {
        file.alive(wallMillis);
    }

    @Override
    public void close() {
        file.close();
    }
}
