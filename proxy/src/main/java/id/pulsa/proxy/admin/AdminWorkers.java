package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that the control API waits for the disk on. What would wait too long is refused instead. */
final class AdminWorkers implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 64;
    /** Imports, exports and verifications at once: the rest of the threads is for short questions. */
    private static final int LONG_TASKS = 2;

    private static final int CLOSE_SECONDS = 5;

    private final ThreadPoolExecutor threads;
    private final Semaphore longTasks = new Semaphore(LONG_TASKS);

    AdminWorkers() {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "admin-worker");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws AdminException of kind UNAVAILABLE when too much waits */
    void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw new AdminException(Kind.UNAVAILABLE, "too many requests wait; try again", e);
        }
    }

    /** @throws AdminException of kind UNAVAILABLE when as many of these run already as may */
    void runLong(Runnable task) {
        if (!longTasks.tryAcquire()) {
            throw new AdminException(
                    Kind.UNAVAILABLE,
                    LONG_TASKS + " imports, exports or verifications are running; try again when one has ended");
        }
        try {
            run(() -> {
                try {
                    task.run();
                } finally {
                    longTasks.release();
                }
            });
        } catch (AdminException e) {
            longTasks.release();
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
