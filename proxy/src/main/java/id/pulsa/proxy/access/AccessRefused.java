package id.pulsa.proxy.access;

/** Somebody was not let in. The message says why as far as they may know. */
public final class AccessRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean tooOften;

    private AccessRefused(String message, boolean tooOften) {
        super(message);
        this.tooOften = tooOften;
    }

    /** Wrong name or password; which of them, nobody is told. */
    static AccessRefused wrong() {
        return new AccessRefused("name or password is wrong", false);
    }

    static AccessRefused tooOften() {
        return new AccessRefused(
                "too many wrong passwords; try again in " + LogInLimits.WINDOW_SECONDS / 60 + " minutes", true);
    }

    /** Whether nothing was even tried, since too much was wrong before. */
    public boolean isTooOften() {
        return tooOften;
    }

    /** When to try again, in seconds. */
    public long retryAfterSeconds() {
        return LogInLimits.WINDOW_SECONDS;
    }
}
