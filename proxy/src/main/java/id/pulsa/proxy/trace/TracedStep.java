package id.pulsa.proxy.trace;

/**
 * A charging step and when it was.
 *
 * @param order grows from each message or step of a shard to the next
 * @param wallMillis by the wall clock
 * @param nanos by the clock that never jumps
 */
public record TracedStep(long order, long wallMillis, long nanos, ChargingStep step) {}
