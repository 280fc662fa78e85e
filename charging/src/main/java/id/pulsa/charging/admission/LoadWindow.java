package id.pulsa.charging.admission;

/**
 * Over what the load of a cell is measured, and what is taken for it before there is something to measure.
 *
 * @param millis length of the sliding window, in ms; a multiple of {@link #PARTS}
 * @param holdingMillis mean holding time that is expected, in ms, > 0; counts as {@link #PRIOR_CALLS} calls do
 * @param expectedErl load that is expected, in erlang; stands for the part of the window before the start. NaN when
 *     nothing is expected: then the load is that of the time since the start
 */
public record LoadWindow(long millis, long holdingMillis, double expectedErl) {
    /** Parts that slide: the oldest is forgotten when a new one begins. */
    public static final int PARTS = 12;

    /** A mean over fewer calls leans to what was expected. */
    public static final int PRIOR_CALLS = 20;

    public LoadWindow {
        if (millis < PARTS || millis % PARTS != 0 || holdingMillis <= 0 || expectedErl < 0) {
            throw new IllegalArgumentException(
                    "window " + millis + " ms, holding time " + holdingMillis + " ms, " + expectedErl + " erl");
        }
    }

    long partMillis() {
        return millis / PARTS;
    }
}
