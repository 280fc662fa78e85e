package id.pulsa.charging.erlang;

/**
 * Erlang's loss formula and its inverses, for up to {@value #MAX_CHANNELS} channels. Equation numbers are those of the
 * package. Work grows with the number of channels: a few nanoseconds each.
 */
public final class ErlangB {
    /** Most channels that are counted with. */
    public static final int MAX_CHANNELS = 10_000;

    /** Newton's method takes about six steps; halving the bracket alone, as many as a double has bits and exponents. */
    private static final int MAX_STEPS = 2_000;

    private static final double PRECISION = 0x1p-50;

    private ErlangB() {}

    /**
     * Blocking B(n, A), equations (2) and (3).
     *
     * @param channels n, 0 to {@value #MAX_CHANNELS}
     * @param offered A in erlang, finite and ≥ 0
     * @return 0 to 1; without channels every call is lost. 0 for what is less than 2·10⁻³⁰⁸
     */
    public static double blocking(int channels, double offered) {
        checkChannels(channels);
        checkOffered(offered);
        double blocking = 1;
        for (int k = 1; k <= channels; k++) {
            blocking = next(blocking, k, offered);
            if (blocking < Double.MIN_NORMAL) {
                return 0;
            }
        }
        return blocking;
    }

    /** One step of (3). */
    private static double next(double blocking, int channels, double offered) {
        double lost = offered * blocking;
        return lost / (channels + lost);
    }

    /** Carried traffic in erlang, equation (4). */
    public static double carried(int channels, double offered) {
        return offered * (1 - blocking(channels, offered));
    }

    /** Lost traffic in erlang, equation (5). */
    public static double lost(int channels, double offered) {
        return offered * blocking(channels, offered);
    }

    /**
     * Capacity C(n, g) in erlang, equation (6): the offered traffic of which a part of {@code gos} is lost. By Newton's
     * method with (8) on the logarithm of B, kept inside a bracket.
     *
     * @param channels n, 0 to {@value #MAX_CHANNELS}; the capacity of none is 0
     * @param gos g, above 0 and below 1
     */
    public static double capacity(int channels, double gos) {
        checkChannels(channels);
        checkGos(gos);
        if (channels == 0) {
            return 0;
        }
        double low = 0;
        // What is carried, A·(1 − g), is less than n.
        double high = channels / (1 - gos);
        double offered = high;
        for (int step = 0; step < MAX_STEPS; step++) {
            double blocking = blocking(channels, offered);
            if (blocking > gos) {
                high = offered;
            } else {
                low = offered;
            }
            double slope = channels / offered - 1 + blocking;
            double newton = blocking > 0 ? offered - Math.log(blocking / gos) / slope : low;
            double better = newton > low && newton < high ? newton : low + (high - low) / 2;
            if (Math.abs(better - offered) <= PRECISION * better || high - low <= PRECISION * high) {
                return better;
            }
            offered = better;
        }
        return offered;
    }

    /**
     * Channels N(A, g) that a load needs, equation (7).
     *
     * @param offered A in erlang, finite and ≥ 0
     * @param gos g, above 0 and below 1
     * @throws IllegalArgumentException when it takes more than {@value #MAX_CHANNELS}
     */
    public static int channels(double offered, double gos) {
        checkOffered(offered);
        checkGos(gos);
        double blocking = 1;
        for (int channels = 1; channels <= MAX_CHANNELS; channels++) {
            blocking = next(blocking, channels, offered);
            if (blocking <= gos) {
                return channels;
            }
        }
        throw new IllegalArgumentException(
                "a load of " + offered + " erl needs more than " + MAX_CHANNELS + " channels");
    }

    private static void checkChannels(int channels) {
        if (channels < 0 || channels > MAX_CHANNELS) {
            throw new IllegalArgumentException("expected 0 to " + MAX_CHANNELS + " channels, found " + channels);
        }
    }

    private static void checkOffered(double offered) {
        if (!(offered >= 0 && offered < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected a load of at least 0 erl, found " + offered);
        }
    }

    private static void checkGos(double gos) {
        if (!(gos > 0 && gos < 1)) {
            throw new IllegalArgumentException("expected a grade of service between 0 and 1, found " + gos);
        }
    }
}
