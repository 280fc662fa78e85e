package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work that takes memory and time, and is done by one thread at a time; whoever would wait long is refused. */
public final class SingleTurn {
    private final Semaphore turn = new Semaphore(1);
    private final long patienceMillis;

    /** @param patienceMillis longest wait for one's turn, in ms */
    public SingleTurn(long patienceMillis) {
        this.patienceMillis = patienceMillis;
    }

    /**
     * Does it.
     *
     * @throws AdminException of kind UNAVAILABLE when another one takes too long
     */
    public <T> T take(Supplier<T> work) {
        try {
            if (!turn.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                throw new AdminException(Kind.UNAVAILABLE, "files are being checked for somebody else; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted", e);
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
