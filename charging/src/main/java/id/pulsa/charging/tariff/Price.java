package id.pulsa.charging.tariff;

/** How the calls to a destination are charged. */
public sealed interface Price {
    /** Calls are refused. */
    record Barred() implements Price {}

    /** Calls cost nothing. */
    record Free() implements Price {}

    /**
     * Calls cost a fee and a price per time.
     *
     * @param connectionFeeMicros charged once, with the first increment, in micro-units, ≥ 0
     * @param priceMicros for {@code perMillis} of talk time, in micro-units, ≥ 0
     * @param perMillis in ms, > 0
     * @param firstIncrementMillis the least that is charged, in ms, > 0
     * @param nextIncrementMillis every further step, in ms, > 0
     */
    record Charged(
            long connectionFeeMicros,
            long priceMicros,
            long perMillis,
            long firstIncrementMillis,
            long nextIncrementMillis)
            implements Price {
        public Charged {
            if (connectionFeeMicros < 0
                    || priceMicros < 0
                    || perMillis <= 0
                    || firstIncrementMillis <= 0
                    || nextIncrementMillis <= 0) {
                throw new IllegalArgumentException("fee and price are at least 0, times more than 0");
            }
        }
    }
}
