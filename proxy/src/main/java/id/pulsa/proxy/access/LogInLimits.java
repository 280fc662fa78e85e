package id.pulsa.proxy.access;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.auth.FailedAttempts;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** How often a wrong password may be tried: by name and source, and by source alone, within {@link #WINDOW_SECONDS}. */
final class LogInLimits {
    static final int PER_NAME_AND_SOURCE = 5;
    static final int PER_SOURCE = 30;
    static final long WINDOW_SECONDS = 300;
    private static final int REMEMBERED = 4_096;

    private final TimeSource time;
    private final String salt;
    private final FailedAttempts byName = new FailedAttempts(PER_NAME_AND_SOURCE, WINDOW_SECONDS, REMEMBERED);
    private final FailedAttempts bySource = new FailedAttempts(PER_SOURCE, WINDOW_SECONDS, REMEMBERED);

    /** @param salt secret, so that nobody can make two names collide */
    LogInLimits(TimeSource time, String salt) {
        this.time = time;
        this.salt = salt;
    }

    boolean mayTry(String name, String source) {
        long now = seconds();
        return !byName.exhausted(key(source, name), now) && !bySource.exhausted(key(source, ""), now);
    }

    void failed(String name, String source) {
        byName.failed(key(source, name), seconds());
        bySource.failed(key(source, ""), seconds());
    }

    void succeeded(String name, String source) {
        byName.succeeded(key(source, name));
    }

    private long key(String source, String name) {
        return ByteBuffer.wrap(Secrets.sha256(salt + '\n' + source + '\n' + name))
                .getLong();
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(time.nanos());
    }
}
