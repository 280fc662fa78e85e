package id.pulsa.proxy.trace;

/**
 * What traces hold and have dropped.
 *
 * @param bytes about the memory that they take
 * @param calls that something is kept of
 * @param notExported messages that could not be sent to the capture server
 */
public record TraceUsage(long bytes, long calls, long notExported) {
    /** Nothing. */
    public static final TraceUsage NONE = new TraceUsage(0, 0, 0);

    /** Both together. */
    public TraceUsage plus(TraceUsage other) {
        return new TraceUsage(bytes + other.bytes, calls + other.calls, notExported + other.notExported);
    }
}
