package id.pulsa.charging.voucher;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many wrong codes a subscriber may try: a few within a time. A try counts from its beginning, so that many at once
 * are not more than the limit. Thread-safe; in bounded memory: of too many subscribers the one who tried longest ago is
 * forgotten.
 */
public final class VoucherTries {
    /** Wrong codes within an hour. */
    public static final int USUAL_LIMIT = 5;

    private static final int REMEMBERED = 65_536;

    private final int limit;
    private final long windowMillis;
    private final Map<String, long[]> tries = new LinkedHashMap<>(16, 0.75f, true);

    public VoucherTries(int limit, Duration window) {
        this.limit = limit;
        this.windowMillis = window.toMillis();
    }

    /** So many as usual within an hour. */
    public static VoucherTries usual() {
        return new VoucherTries(USUAL_LIMIT, Duration.ofHours(1));
    }

    /**
     * Takes a try.
     *
     * @return ms until the next one can be taken; 0 when this one was
     */
    public synchronized long take(String subscriber, long nowWallMillis) {
        long[] earlier = tries.computeIfAbsent(subscriber, key -> new long[limit]);
        int oldest = oldest(earlier);
        long wait = earlier[oldest] == 0 ? 0 : earlier[oldest] + windowMillis - nowWallMillis;
        if (wait > 0) {
            return wait;
        }
        earlier[oldest] = nowWallMillis;
        if (tries.size() > REMEMBERED) {
            tries.remove(tries.keySet().iterator().next());
        }
        return 0;
    }

    private static int oldest(long[] times) {
        int oldest = 0;
        for (int i = 1; i < times.length; i++) {
            oldest = times[i] < times[oldest] ? i : oldest;
        }
        return oldest;
    }

    /** Gives a try back that was taken at an instant: the code was right, or nobody could tell. */
    public synchronized void giveBack(String subscriber, long takenAtWallMillis) {
        long[] times = tries.get(subscriber);
        for (int i = 0; times != null && i < times.length; i++) {
            if (times[i] == takenAtWallMillis) {
                times[i] = 0;
                return;
            }
        }
    }
}
