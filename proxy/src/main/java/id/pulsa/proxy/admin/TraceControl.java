package id.pulsa.proxy.admin;

import id.pulsa.proxy.trace.TracedCall;
import java.time.Duration;
import java.util.Optional;

/** What a running gateway keeps of its last calls. */
public interface TraceControl {
    /**
     * What is kept of a call, running or ended, with local ends that are no wildcards; empty when there is nothing. Blocks
     * for a moment.
     *
     * @throws AdminException of kind UNAVAILABLE when the gateway does not answer
     */
    Optional<TracedCall> trace(String callId);

    /**
     * Everything that a subscriber's number sends or gets is kept for a time.
     *
     * @return false when too many are watched already
     */
    boolean watch(String number, Duration time);

    /** Ends {@link #watch} and forgets what was kept for it; false when the number was not watched. */
    boolean unwatch(String number);

    /**
     * What was kept of a number that was watched, as if it were one call: leg 0 has its own phones. Empty when it was not
     * watched.
     */
    Optional<TracedCall> watched(String number);

    /** Memory for that, in bytes; 0 when nothing is kept. */
    long memoryBytes();
}
