package id.pulsa.charging.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The one thread that writes the ledger. */
final class WriterThread implements LedgerDrive, Runnable {
    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long lingerNanos;
    private final Thread thread = new Thread(this, "ledger-writer");
    private volatile @Nullable LedgerTurns writer;
    private volatile boolean idle;
    private volatile boolean stopping;

    /** @param linger how long what nobody waits for is held back, so that more of it shares one fsync */
    WriterThread(Duration linger) {
        this.lingerNanos = linger.toNanos();
    }

    @Override
    public void start(LedgerTurns turns) {
        writer = turns;
        thread.start();
    }

    @Override
    public void offered(boolean urgent) {
        if (urgent || idle) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void stop() {
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
    }

    @Override
    public void run() {
        LedgerTurns turns = writer;
        while (turns != null) {
            awaitWork(turns);
            boolean work = turns.hasWork();
            if (stopping && !work) {
                return;
            }
            if (!stopping && work && !turns.isUrgent()) {
                LockSupport.parkNanos(lingerNanos);
            }
            long pauseNanos = turns.turn();
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    /** Returns when something waits, when it is time for a sign of life, or when the writer is to stop. */
    private void awaitWork(LedgerTurns turns) {
        idle = true;
        if (!turns.hasWork() && !stopping) {
            LockSupport.parkNanos(LONGEST_IDLE_NANOS);
        }
        idle = false;
    }
}
