package id.pulsa.proxy.studyrun;

import id.pulsa.charging.simulation.Progress;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.report.Report;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** One study in the queue: what was asked for, how far it is, what came out. Thread-safe. */
final class StudyRun implements Runnable, Progress {
    private static final Logger LOG = LogManager.getLogger(StudyRun.class);

    /** Where a run is. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        boolean isOver() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }

        /** {@code "running"}. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who asked for what.
     *
     * @param key idempotency key
     * @param request as it came
     * @param options every option with its value
     * @param by who
     */
    record Asked(String key, String request, StudyKind kind, Document options, String by) {}

    /** Does the work. */
    @FunctionalInterface
    interface Study {
        Report simulate(Progress progress) throws InterruptedException;
    }

    /**
     * How a run is at one moment.
     *
     * @param fraction done, 0 to 1
     * @param simulatedMillis virtual time of all replications together, ms
     * @param startedAtWallMillis 0 when it has not begun
     * @param endedAtWallMillis 0 when it is not over
     * @param report null unless it is done
     * @param error why it failed; null when it did not
     */
    record Snapshot(
            State state,
            double fraction,
            long simulatedMillis,
            long startedAtWallMillis,
            long endedAtWallMillis,
            @Nullable Report report,
            @Nullable String error) {}

    private final String id;
    private final Asked asked;
    private final long createdAtWallMillis;
    private final TimeSource time;
    // Null once it is begun or cancelled: it holds all cells and tariffs.
    private @Nullable Study study;
    private volatile Snapshot now = new Snapshot(State.WAITING, 0, 0, 0, 0, null, null);

    StudyRun(String id, Asked asked, Study study, TimeSource time) {
        this.id = id;
        this.asked = asked;
        this.study = study;
        this.time = time;
        this.createdAtWallMillis = time.wallMillis();
    }

    String id() {
        return id;
    }

    Asked asked() {
        return asked;
    }

    long createdAtWallMillis() {
        return createdAtWallMillis;
    }

    Snapshot now() {
        return now;
    }

    @Override
    public void run() {
        Study begun = begin();
        if (begun == null) {
            return;
        }
        try {
            end(State.DONE, begun.simulate(this), null);
        } catch (CancellationException | InterruptedException e) {
            end(State.CANCELLED, null, null);
        } catch (RuntimeException e) {
            LOG.error("study run {} failed", id, e);
            end(State.FAILED, null, String.valueOf(e.getMessage()));
        } finally {
            // An error, such as too little memory, ends this thread, but no one may wait for the run for ever.
            end(State.FAILED, null, "broken off by an error; see the gateway's log");
        }
    }

    /** Null when it was cancelled meanwhile. */
    private synchronized @Nullable Study begin() {
        Study begun = study;
        study = null;
        if (now.state() == State.WAITING) {
            now = new Snapshot(State.RUNNING, 0, 0, time.wallMillis(), 0, null, null);
        }
        return begun;
    }

    @Override
    public synchronized void reached(double fraction, long simulatedMillis) {
        if (now.state() == State.RUNNING) {
            now = new Snapshot(
                    State.RUNNING, Math.min(1, fraction), simulatedMillis, now.startedAtWallMillis(), 0, null, null);
        }
    }

    @Override
    public boolean cancelled() {
        return now.state() != State.RUNNING;
    }

    /** Ends a run that waits or runs; the simulation stops within a virtual minute. */
    synchronized void cancel() {
        study = null;
        end(State.CANCELLED, null, null);
    }

    private synchronized void end(State state, @Nullable Report report, @Nullable String error) {
        if (!now.state().isOver()) {
            now = new Snapshot(
                    state,
                    state == State.DONE ? 1 : now.fraction(),
                    now.simulatedMillis(),
                    now.startedAtWallMillis(),
                    time.wallMillis(),
                    report,
                    error);
        }
    }
}
