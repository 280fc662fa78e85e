package id.pulsa.proxy.world;

/**
 * What a network does to datagrams.
 *
 * @param lost share of them that never arrives, 0–1
 * @param repeated share of them that arrives twice, 0–1
 * @param minDelayMillis that each takes at least
 * @param maxDelayMillis that each takes at most; different delays make them overtake each other
 */
public record NetworkFaults(double lost, double repeated, int minDelayMillis, int maxDelayMillis) {
    /** A cable on the desk. */
    public static final NetworkFaults NONE = new NetworkFaults(0, 0, 1, 1);

    /** A bad wireless network. */
    public static final NetworkFaults ROUGH = new NetworkFaults(0.1, 0.05, 1, 400);
}
