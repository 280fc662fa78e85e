package id.pulsa.proxy.admin;

import id.pulsa.proxy.trace.TracedCall;
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

    /** Memory for that, in bytes; 0 when nothing is kept. */
    long memoryBytes();
}
