package id.pulsa.charging.session;

import id.pulsa.charging.time.TimeSource;
import java.util.concurrent.TimeUnit;

/** How long the people of one call have talked: monotonic from the answer on, and by the wall clock across a restart. */
final class TalkClock {
    private final TimeSource time;
    private long answeredAtWallMillis;
    private long answeredNanos;
    private boolean answered;
    private boolean stopped;
    private long talkMillis;
    /** Talk time that is known of before the restart; the limit of no other call. */
    private long beforeRestartMillis = CallSession.UNLIMITED_MILLIS;

    private boolean endedBeforeRestart;

    TalkClock(TimeSource time) {
        this.time = time;
    }

    /** Starts it; {@code false} when it had been started or stopped before. */
    boolean start() {
        if (answered || stopped) {
            return false;
        }
        answered = true;
        answeredNanos = time.nanos();
        answeredAtWallMillis = time.wallMillis();
        return true;
    }

    /**
     * Started before a restart, and it goes on: the people have talked on meanwhile, as the wall clock says, at least until
     * the last sign of life, and, since more is not known of a call that is to be hung up, no longer than was paid for.
     *
     * @param heardUntilWallMillis what counts at most if {@link #endedBeforeRestart}
     */
    void resume(long startedAtWallMillis, long lastAliveAtWallMillis, long heardUntilWallMillis, long paidMillis) {
        answered = true;
        answeredAtWallMillis = startedAtWallMillis;
        beforeRestartMillis = Math.max(0, heardUntilWallMillis - startedAtWallMillis);
        long aliveMillis = Math.max(0, lastAliveAtWallMillis - startedAtWallMillis);
        long wallMillis = time.wallMillis() - startedAtWallMillis;
        long talk = Math.max(aliveMillis, Math.min(wallMillis, paidMillis));
        answeredNanos = time.nanos() - TimeUnit.MILLISECONDS.toNanos(talk);
    }

    /** Stopped before a restart. */
    void resumeStopped(long startedAtWallMillis) {
        stopped = true;
        answeredAtWallMillis = startedAtWallMillis;
    }

    /** The people had stopped talking before the restart: no more counts than is known. */
    void endedBeforeRestart() {
        if (!stopped) {
            endedBeforeRestart = true;
        }
    }

    /** Stops it, what it counted stays; {@code false} when it had been stopped before. */
    boolean stop() {
        if (stopped) {
            return false;
        }
        long now = talkMillis();
        talkMillis = endedBeforeRestart ? Math.min(now, beforeRestartMillis) : now;
        stopped = true;
        return true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether the call was answered in this process, or goes on from an earlier one. */
    boolean isAnswered() {
        return answered;
    }

    /** Unix time of the answer in milliseconds; 0 without. */
    long answeredAtWallMillis() {
        return answeredAtWallMillis;
    }

    /** So far, or until it was stopped; 0 before the answer. */
    long talkMillis() {
        if (stopped || !answered) {
            return talkMillis;
        }
        return TimeUnit.NANOSECONDS.toMillis(time.nanos() - answeredNanos);
    }
}
