package id.pulsa.charging.ledger;

import id.pulsa.charging.time.TimeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The way into the truth: hands events to one writer thread, which commits whatever waits in one transaction. Never
 * blocks its callers. Events are committed in the order in which they were handed in.
 */
public final class Ledger implements AutoCloseable {
    private final LedgerStore store;
    private final LedgerWriter writer;
    private final LedgerReads reads;
    private final int queueCapacity;

    /** Starts the writer on a thread of its own. The ledger closes {@code store} when it is closed. */
    public Ledger(LedgerStore store, LedgerOptions options, TimeSource time, CommitListener listener) {
        this(store, options, time, listener, LedgerDrive.ownThread(options), LedgerTail.NONE);
    }

    /**
     * Starts the writer.
     *
     * @param drive says when it takes its turns
     * @param tail keeps what nobody waits for until it is committed; closed with the ledger
     */
    public Ledger(
            LedgerStore store,
            LedgerOptions options,
            TimeSource time,
            CommitListener listener,
            LedgerDrive drive,
            LedgerTail tail) {
        this.store = store;
        this.queueCapacity = options.queueCapacity();
        this.reads = store.openReads();
        this.writer = new LedgerWriter(store, options, time, listener, drive, tail);
        writer.start();
    }

    /**
     * Commits an event at once, together with all that wait.
     *
     * @return completed after the commit, on the writer's thread: do not block in what follows. Fails with
     *     {@link StoreUnavailableException} when the last commit has failed, the queue is full or the ledger is closed; the
     *     event is then not kept
     */
    public CompletableFuture<Outcome> submit(LedgerEvent event) {
        return healthy()
                ? submitAnyway(event)
                : CompletableFuture.failedFuture(
                        new StoreUnavailableException("the ledger cannot be written; try again later", null));
    }

    private CompletableFuture<Outcome> submitAnyway(LedgerEvent event) {
        if (writer.waiting() >= queueCapacity) {
            return CompletableFuture.failedFuture(
                    new StoreUnavailableException("the ledger has " + queueCapacity + " events waiting", null));
        }
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        if (!writer.offer(new PendingEvent(event, done))) {
            return CompletableFuture.failedFuture(new StoreUnavailableException("the ledger is closed", null));
        }
        return done;
    }

    /**
     * Keeps an event that nobody waits for; committed within 50 ms. There is no refusal: what ends a running call is
     * never turned away.
     *
     * @throws StoreUnavailableException when the ledger is closed
     */
    public void record(LedgerEvent event) {
        if (!writer.offer(new PendingEvent(event, null))) {
            throw new StoreUnavailableException("the ledger is closed", null);
        }
    }

    /**
     * Like {@link #record}, but drops the event while the queue is twice overfull: for what may be missing after a crash
     * (a later state of a running call) or was not a call (a refusal for overload).
     */
    public void recordUnlessOverfull(LedgerEvent event) {
        if (writer.waiting() < 2L * queueCapacity) {
            record(event);
        }
    }

    /**
     * Whether what is committed is a sign of life of the live calls in the ledger. It is not while those of an earlier
     * process have not been taken over: how long that one lived must not be forgotten.
     */
    public void vouchForCalls(boolean now) {
        writer.vouch(now);
    }

    /** Whether new calls may be taken: the last commit succeeded and the queue is not full. */
    public boolean takesNewCalls() {
        return healthy() && writer.waiting() < queueCapacity;
    }

    /** Whether the last commit succeeded. */
    public boolean healthy() {
        return writer.healthy();
    }

    /** Events waiting for their commit. */
    public int waiting() {
        return writer.waiting();
    }

    /** How long the commits have taken. */
    public CommitTimes.Snapshot commitTimes() {
        return writer.times();
    }

    /** Completed when everything handed in before is on the disk. */
    public CompletableFuture<Void> flush() {
        return submitAnyway(new LedgerEvent.Barrier()).thenAccept(outcome -> {});
    }

    public LedgerReads reads() {
        return reads;
    }

    /** A further reader of its own connection, for long exports. The caller closes it. */
    public LedgerReads openReads() {
        return store.openReads();
    }

    /**
     * Commits what waits and closes the store.
     *
     * @return events that could not be committed because the store failed to the end
     */
    public List<LedgerEvent> stop() {
        List<LedgerEvent> lost = writer.stop();
        reads.close();
        store.close();
        return lost;
    }

    @Override
    public void close() {
        stop();
    }
}
