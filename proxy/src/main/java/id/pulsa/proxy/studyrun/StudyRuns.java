package id.pulsa.proxy.studyrun;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Studies one after the other, on a thread of low priority that is there only while there is something to do. What is over
 * is remembered for a while, in memory. Thread-safe.
 */
public final class StudyRuns implements AutoCloseable {
    /** Runs that wait for the one that runs. */
    public static final int MAX_WAITING = 5;

    /** Runs that are remembered, in whichever state; the oldest that is over goes first. */
    public static final int KEPT = 20;

    /**
     * A run in the queue.
     *
     * @param repeated whether it was there before
     */
    record Started(StudyRun run, boolean repeated) {}

    private static final int IDLE_SECONDS = 10;

    private final TimeSource time;
    private final ThreadPoolExecutor thread;
    // The newest first.
    private final Deque<StudyRun> runs = new ArrayDeque<>();
    private long lastId;

    public StudyRuns(TimeSource time) {
        this.time = time;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    // Threads that this one starts are as it is.
                    Thread made = new Thread(task, "pulsa-study");
                    made.setDaemon(true);
                    made.setPriority(Thread.MIN_PRIORITY);
                    return made;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    /**
     * Puts a study into the queue, unless one with the same key is remembered.
     *
     * @throws AdminException of kind UNAVAILABLE when too many wait, IDEMPOTENCY_KEY_REUSED when the key was used for
     *     another request
     */
    synchronized Started start(StudyRun.Asked asked, StudyRun.Study study) {
        for (StudyRun run : runs) {
            if (run.asked().key().equals(asked.key())) {
                if (!run.asked().request().equals(asked.request())) {
                    throw new AdminException(
                            Kind.IDEMPOTENCY_KEY_REUSED, "this idempotency key was used for something else before");
                }
                return new Started(run, true);
            }
        }
        StudyRun run = new StudyRun(Long.toString(lastId + 1), asked, study, time);
        try {
            thread.execute(run);
        } catch (RejectedExecutionException e) {
            throw new AdminException(
                    Kind.UNAVAILABLE,
                    thread.isShutdown()
                            ? "the gateway stops"
                            : MAX_WAITING + " studies wait already; try again when one has ended, or cancel one",
                    e);
        }
        lastId++;
        runs.addFirst(run);
        forgetOld();
        return new Started(run, false);
    }

    private void forgetOld() {
        Iterator<StudyRun> oldestFirst = runs.descendingIterator();
        while (runs.size() > KEPT && oldestFirst.hasNext()) {
            if (oldestFirst.next().now().state().isOver()) {
                oldestFirst.remove();
            }
        }
    }

    /** The newest first. */
    synchronized List<StudyRun> all() {
        return List.copyOf(runs);
    }

    /** Null when there is none, or none any more. */
    synchronized @Nullable StudyRun find(String id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst().orElse(null);
    }

    /** Cancels a run; one that is over is forgotten. */
    synchronized void remove(StudyRun run) {
        if (run.now().state().isOver()) {
            runs.remove(run);
        } else {
            run.cancel();
            // Its place in the queue is another's.
            thread.remove(run);
        }
    }

    /** Breaks off what runs and waits for nothing: the simulation looks often whether it is still wanted. */
    @Override
    public void close() {
        all().forEach(StudyRun::cancel);
        thread.shutdownNow();
    }
}
