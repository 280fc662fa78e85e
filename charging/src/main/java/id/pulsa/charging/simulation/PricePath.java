package id.pulsa.charging.simulation;

/**
 * A price ratio over the measured time: its mean in each of a fixed number of stretches of equal length, so that a long
 * time takes no more memory than a short one. Used by one thread.
 */
final class PricePath {
    /** One every five minutes of a day. */
    static final int POINTS = 288;

    private final long stretchMillis;
    private final double[] ratioMillis;

    PricePath(long measuredMillis) {
        int points = (int) Math.min(POINTS, measuredMillis);
        this.stretchMillis = (measuredMillis + points - 1) / points;
        this.ratioMillis = new double[(int) ((measuredMillis + stretchMillis - 1) / stretchMillis)];
    }

    long stretchMillis() {
        return stretchMillis;
    }

    /** A ratio was in force from one instant of the measured time to another. */
    void held(int ratioThousandths, long fromMillis, long untilMillis) {
        long at = fromMillis;
        while (at < untilMillis) {
            int point = (int) (at / stretchMillis);
            long edge = Math.min(untilMillis, (point + 1) * stretchMillis);
            ratioMillis[point] += ratioThousandths * (double) (edge - at);
            at = edge;
        }
    }

    /** The sum of ratio × ms of a stretch, in thousandths. */
    double ratioMillis(int point) {
        return ratioMillis[point];
    }

    int points() {
        return ratioMillis.length;
    }
}
