package id.pulsa.charging.ledger;

import id.pulsa.charging.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The one thread that writes the ledger: waits, gathers, commits, tells. */
final class LedgerWriter implements Runnable {
    private static final Logger LOG = LogManager.getLogger(LedgerWriter.class);
    private static final long HEARTBEAT_NANOS = 1_000_000_000L;
    private static final int ATTEMPTS_WHEN_STOPPING = 5;

    private final LedgerStore store;
    private final TimeSource time;
    private final CommitListener listener;
    private final long lingerNanos;
    private final long retryPauseNanos;
    private final int batchSize;
    private final Thread thread = new Thread(this, "ledger-writer");

    private final ConcurrentLinkedQueue<PendingEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger urgent = new AtomicInteger();
    private final List<LedgerEvent> lost = new ArrayList<>();
    private long lastCommitNanos;
    private volatile boolean idle;
    private volatile boolean healthy = true;
    private volatile boolean closed;
    private volatile boolean stopping;

    LedgerWriter(LedgerStore store, LedgerOptions options, TimeSource time, CommitListener listener) {
        this.store = store;
        this.time = time;
        this.listener = listener;
        this.lingerNanos = options.linger().toNanos();
        this.retryPauseNanos = options.retryPause().toNanos();
        this.batchSize = options.batchSize();
        this.lastCommitNanos = time.nanos();
    }

    void start() {
        thread.start();
    }

    /** Whether the event was taken. */
    boolean offer(PendingEvent pending) {
        waiting.incrementAndGet();
        if (closed) {
            waiting.decrementAndGet();
            return false;
        }
        queue.add(pending);
        if (pending.done() != null) {
            urgent.incrementAndGet();
            LockSupport.unpark(thread);
        } else if (idle) {
            LockSupport.unpark(thread);
        }
        return true;
    }

    int waiting() {
        return waiting.get();
    }

    boolean healthy() {
        return healthy && !closed;
    }

    List<LedgerEvent> stop() {
        closed = true;
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return lost;
    }

    @Override
    public void run() {
        while (true) {
            awaitWork();
            if (waiting.get() == 0 && stopping) {
                return;
            }
            if (!stopping && urgent.get() == 0 && !queue.isEmpty()) {
                LockSupport.parkNanos(lingerNanos);
            }
            List<PendingEvent> events = gather();
            if (!events.isEmpty() || heartbeatDue()) {
                commit(events);
            }
        }
    }

    /** Whether calls run and nothing was written for a second: their charge after a crash depends on this. */
    private boolean heartbeatDue() {
        return store.liveCalls() > 0 && time.nanos() - lastCommitNanos >= HEARTBEAT_NANOS;
    }

    /** Returns when something waits, when it is time for a sign of life, or when the writer is to stop. */
    private void awaitWork() {
        idle = true;
        if (queue.isEmpty() && !stopping) {
            LockSupport.parkNanos(HEARTBEAT_NANOS);
        }
        idle = false;
    }

    private List<PendingEvent> gather() {
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
        return batch.events();
    }

    private void commit(List<PendingEvent> events) {
        long pauseNanos = retryPauseNanos;
        int failures = 0;
        while (true) {
            try {
                List<Outcome> outcomes = store.commit(unwrap(events), time.wallMillis());
                lastCommitNanos = time.nanos();
                tell(events, outcomes);
                if (!healthy) {
                    healthy = true;
                    LOG.info("the ledger can be written again");
                }
                return;
            } catch (StoreUnavailableException e) {
                failures++;
                if (healthy) {
                    healthy = false;
                    LOG.error("the ledger cannot be written, new calls are refused until it can: {}", e.getMessage());
                }
                if (stopping && failures >= ATTEMPTS_WHEN_STOPPING) {
                    giveUp(events, e);
                    return;
                }
                LockSupport.parkNanos(pauseNanos);
                pauseNanos = Math.min(pauseNanos * 2, retryPauseNanos * 16);
            } catch (RuntimeException e) {
                isolate(events, e);
                return;
            }
        }
    }

    /** One event that can never be written must not hold up the rest: each gets its own transaction. */
    private void isolate(List<PendingEvent> events, RuntimeException cause) {
        if (events.size() > 1) {
            for (PendingEvent pending : events) {
                commit(List.of(pending));
            }
        } else if (events.isEmpty()) {
            LOG.error("the ledger refused a sign of life: {}", cause.getMessage());
        } else {
            LOG.error("the ledger refused {}: {}", events.get(0).event(), cause.getMessage());
            tell(events, List.of(new Outcome.Rejected(Outcome.Rejection.INVALID)));
        }
    }

    private void giveUp(List<PendingEvent> events, StoreUnavailableException cause) {
        for (PendingEvent pending : events) {
            lost.add(pending.event());
            CompletableFuture<Outcome> done = pending.done();
            if (done != null) {
                done.completeExceptionally(cause);
            }
        }
        LOG.error("{} events could not be written before the stop", events.size());
    }

    private static List<LedgerEvent> unwrap(List<PendingEvent> events) {
        List<LedgerEvent> plain = new ArrayList<>(events.size());
        for (PendingEvent pending : events) {
            plain.add(pending.event());
        }
        return plain;
    }

    private void tell(List<PendingEvent> events, List<Outcome> outcomes) {
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
