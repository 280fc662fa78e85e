package id.pulsa.charging.time;

/**
 * Where a component learns what time it is.
 *
 * <p>Talk time is measured with {@link #nanos()}, which never jumps; {@link #wallMillis()} dates records and picks
 * tariffs, and may be stepped by the administrator of the machine.
 */
public interface TimeSource {
    /** Milliseconds since 1970-01-01T00:00Z. */
    long wallMillis();

    /** Nanoseconds since some fixed instant of this process, never going back. */
    long nanos();
}
