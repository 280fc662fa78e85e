package id.pulsa.proxy.b2bua;

/**
 * How the B2BUA stops.
 *
 * @param drainMillis how long running calls may go on while new ones hear 503
 * @param keep whether calls that still run then stay up, for the next process; else they are hung up
 * @param graceMillis how long is waited after that for answers to what was sent, and for calls that are just being set up
 */
public record StopPlan(long drainMillis, boolean keep, long graceMillis) {
    /** Everything is hung up now. */
    public static StopPlan atOnce(long graceMillis) {
        return new StopPlan(0, false, graceMillis);
    }
}
