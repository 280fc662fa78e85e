package id.pulsa.proxy.broadcast;

/** So many of something in a second, evenly: what was not used up at a moment is lost. Used by one thread. */
final class Pace {
    private static final long MILLIS_PER_SECOND = 1_000;

    private final int perSecond;
    private final long most;
    private long lastMillis;
    private long credit;

    /**
     * @param perSecond > 0
     * @param tickMillis how often it is asked at least when there is something to do, in ms
     */
    Pace(int perSecond, long tickMillis, long nowMillis) {
        this.perSecond = perSecond;
        // In thousandths: two ticks' worth, for one that comes late, and what is left of a whole one.
        this.most = MILLIS_PER_SECOND + perSecond * tickMillis * 2;
        this.lastMillis = nowMillis;
    }

    /** How many can go now. */
    int available(long nowMillis) {
        long passed = Math.min(nowMillis - lastMillis, MILLIS_PER_SECOND * MILLIS_PER_SECOND);
        credit = Math.min(most, credit + passed * perSecond);
        lastMillis = nowMillis;
        return (int) (credit / MILLIS_PER_SECOND);
    }

    /** One has gone. */
    void take() {
        credit -= MILLIS_PER_SECOND;
    }
}
