package id.pulsa.charging.ledger;

import java.util.List;

/** Where the ledger is kept. Used by one writer thread; reads go through their own connections. */
public interface LedgerStore extends AutoCloseable {
    /**
     * Applies events in order, in one durable transaction: after a normal return all are on the disk, after an exception
     * none is.
     *
     * @param aliveAtWallMillis now, kept as the last sign of life of who runs the live calls; 0 when nobody does
     * @return one outcome per event
     * @throws StoreUnavailableException when the same batch may succeed later (disk full, I/O error)
     * @throws LedgerException when it will never succeed
     */
    List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis);

    /** Number of transactions committed since the ledger was created. */
    long position();

    /** Sequence number up to which the {@link LedgerTail} is committed. */
    long tail();

    /** Number of live-call records. */
    int liveCalls();

    /** A way of reading what is committed, apart from the writer. The caller closes it. */
    LedgerReads openReads();

    @Override
    void close();
}
