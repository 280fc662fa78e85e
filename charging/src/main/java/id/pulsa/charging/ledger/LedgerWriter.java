package id.pulsa.charging.ledger;

import id.pulsa.charging.time.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Writes the ledger: gathers what waits, commits it, tells. Events may be offered from any thread; {@link #turn} is called
 * by one thread at a time, which a {@link LedgerDrive} provides.
 */
final class LedgerWriter implements LedgerTurns {
    private static final Logger LOG = LogManager.getLogger(LedgerWriter.class);
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ATTEMPTS_WHEN_STOPPING = 5;
    private static final int LONGEST_PAUSE = 16;

    private final LedgerStore store;
    private final TimeSource time;
    private final CommitListener listener;
    private final LedgerDrive drive;
    private final long retryPauseNanos;
    private final int batchSize;

    private final ConcurrentLinkedQueue<PendingEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger urgent = new AtomicInteger();
    private final List<LedgerEvent> lost = new ArrayList<>();
    /** Batches that have been gathered and are not on the disk yet, in order: after a failure. */
    private final Deque<Gathered> unfinished = new ArrayDeque<>();

    /** Held while an event is kept and queued, so that both have the same order. */
    private final Object order = new Object();

    private final LedgerTail tail;
    private final CommitTimes times = new CommitTimes();
    private int failures;
    private long lastCommitNanos;
    private volatile boolean healthy = true;
    private volatile boolean vouching = true;
    private volatile boolean closed;

    /** What is to be committed together, and how far that brings the tail; 0 when it does not move it. */
    private record Gathered(List<PendingEvent> events, long tail) {}

    LedgerWriter(
            LedgerStore store,
            LedgerOptions options,
            TimeSource time,
            CommitListener listener,
            LedgerDrive drive,
            LedgerTail tail) {
        this.store = store;
        this.time = time;
        this.listener = listener;
        this.drive = drive;
        this.tail = tail;
        this.retryPauseNanos = options.retryPause().toNanos();
        this.batchSize = options.batchSize();
        this.lastCommitNanos = time.nanos();
    }

    void start() {
        drive.start(this);
    }

    /** Whether the event was taken. */
    boolean offer(PendingEvent pending) {
        waiting.incrementAndGet();
        if (closed) {
            waiting.decrementAndGet();
            return false;
        }
        if (pending.done() == null) {
            synchronized (order) {
                queue.add(new PendingEvent(pending.event(), null, tail.append(pending.event())));
            }
        } else {
            queue.add(pending);
            urgent.incrementAndGet();
        }
        drive.offered(pending.done() != null);
        return true;
    }

    int waiting() {
        return waiting.get();
    }

    /** Whether commits are signs of life of the live calls. */
    void vouch(boolean now) {
        vouching = now;
    }

    CommitTimes.Snapshot times() {
        return times.snapshot();
    }

    boolean healthy() {
        return healthy && !closed;
    }

    List<LedgerEvent> stop() {
        closed = true;
        drive.stop();
        tail.close();
        return lost;
    }

    @Override
    public boolean hasWork() {
        return waiting.get() > 0 || !unfinished.isEmpty();
    }

    @Override
    public boolean isUrgent() {
        return urgent.get() > 0;
    }

    @Override
    public long turn() {
        if (vouching) {
            tail.alive(time.wallMillis());
        }
        if (unfinished.isEmpty()) {
            Gathered gathered = gather();
            if (gathered.events().isEmpty() && !heartbeatDue()) {
                return 0;
            }
            unfinished.add(gathered);
        }
        return commit(unfinished.getFirst());
    }

    /** Whether calls run and nothing was written for a second: their charge after a crash depends on this. */
    private boolean heartbeatDue() {
        return store.liveCalls() > 0 && time.nanos() - lastCommitNanos >= HEARTBEAT_NANOS;
    }

    private Gathered gather() {
        Batch batch = new Batch();
        for (int i = 0; i < batchSize; i++) {
            PendingEvent pending = queue.poll();
            if (pending == null) {
                break;
            }
            waiting.decrementAndGet();
            if (pending.done() != null) {
                urgent.decrementAndGet();
            }
            batch.add(pending);
        }
        return new Gathered(batch.events(), batch.tail());
    }

    /** Tries the first of the unfinished batches; how long to wait before the next try, or 0. */
    private long commit(Gathered gathered) {
        List<PendingEvent> events = gathered.events();
        long began = time.nanos();
        try {
            List<Outcome> outcomes = store.commit(unwrap(gathered), vouching ? time.wallMillis() : 0);
            lastCommitNanos = time.nanos();
            times.succeeded(lastCommitNanos - began);
            if (gathered.tail() > 0) {
                tail.committed(gathered.tail());
            }
            finish(events, outcomes);
            if (!healthy) {
                healthy = true;
                LOG.info("the ledger can be written again");
            }
            return 0;
        } catch (StoreUnavailableException e) {
            return unavailable(events, e);
        } catch (RuntimeException e) {
            isolate(gathered, e);
            return 0;
        }
    }

    private long unavailable(List<PendingEvent> events, StoreUnavailableException cause) {
        times.failed();
        if (healthy) {
            healthy = false;
            LOG.error("the ledger cannot be written, new calls are refused until it can: {}", cause.getMessage());
        }
        failures++;
        if (closed && failures >= ATTEMPTS_WHEN_STOPPING) {
            giveUp(events, cause);
            return 0;
        }
        return retryPauseNanos * Math.min(1L << Math.min(failures - 1, LONGEST_PAUSE), LONGEST_PAUSE);
    }

    /** One event that can never be written must not hold up the rest: each gets its own transaction. */
    private void isolate(Gathered gathered, RuntimeException cause) {
        List<PendingEvent> events = gathered.events();
        if (events.size() > 1) {
            unfinished.removeFirst();
            for (int i = events.size() - 1; i >= 0; i--) {
                // After a merge their order is not that of the tail: it moves with the last of them.
                unfinished.addFirst(new Gathered(List.of(events.get(i)), i == events.size() - 1 ? gathered.tail() : 0));
            }
        } else if (events.isEmpty()) {
            LOG.error("the ledger refused a sign of life: {}", cause.getMessage());
            finish(events, List.of());
        } else {
            LOG.error("the ledger refused {}: {}", events.get(0).event(), cause.getMessage());
            finish(events, List.of(new Outcome.Rejected(Outcome.Rejection.INVALID)));
        }
    }

    private void giveUp(List<PendingEvent> events, StoreUnavailableException cause) {
        unfinished.removeFirst();
        failures = 0;
        for (PendingEvent pending : events) {
            lost.add(pending.event());
            CompletableFuture<Outcome> done = pending.done();
            if (done != null) {
                done.completeExceptionally(cause);
            }
        }
        LOG.error("{} events could not be written before the stop", events.size());
    }

    private static List<LedgerEvent> unwrap(Gathered gathered) {
        List<LedgerEvent> plain = new ArrayList<>(gathered.events().size() + 1);
        for (PendingEvent pending : gathered.events()) {
            plain.add(pending.event());
        }
        if (gathered.tail() > 0) {
            plain.add(new LedgerEvent.TailReached(gathered.tail()));
        }
        return plain;
    }

    private void finish(List<PendingEvent> events, List<Outcome> outcomes) {
        unfinished.removeFirst();
        failures = 0;
        for (int i = 0; i < events.size(); i++) {
            PendingEvent pending = events.get(i);
            Outcome outcome = outcomes.get(i);
            try {
                listener.committed(pending.event(), outcome);
            } catch (RuntimeException e) {
                LOG.error("a view could not follow {}", pending.event(), e);
            }
            CompletableFuture<Outcome> done = pending.done();
            if (done != null) {
                done.complete(outcome);
            }
        }
    }
}
