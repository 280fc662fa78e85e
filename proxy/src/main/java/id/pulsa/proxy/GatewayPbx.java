package id.pulsa.proxy;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.PbxState;
import id.pulsa.proxy.b2bua.PbxAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the PBX is there. It is asked when somebody wants to know, not more often than every few seconds however many want
 * to; whoever comes while it is being asked gets what was known before.
 */
final class GatewayPbx {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PATIENCE_MILLIS = 2_000;

    private final Supplier<CompletableFuture<PbxAnswer>> question;
    private final TimeSource time;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;

    private record Known(PbxState state, long nanos) {}

    GatewayPbx(Supplier<CompletableFuture<PbxAnswer>> question, TimeSource time) {
        this.question = question;
        this.time = time;
    }

    /** Blocks for two seconds at the most. */
    PbxState state() {
        Known before = known;
        if (before != null && time.nanos() - before.nanos() < FRESH_NANOS) {
            return before.state();
        }
        if (!asking.tryLock()) {
            return before == null ? PbxState.UNKNOWN : before.state();
        }
        try {
            PbxState now = ask();
            known = new Known(now, time.nanos());
            return now;
        } finally {
            asking.unlock();
        }
    }

    private PbxState ask() {
        long at = time.wallMillis();
        try {
            PbxAnswer answer = question.get().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return new PbxState(at, answer.status(), TimeUnit.NANOSECONDS.toMicros(answer.nanos()));
        } catch (ExecutionException | TimeoutException e) {
            return new PbxState(at, 0, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return PbxState.UNKNOWN;
        }
    }
}
