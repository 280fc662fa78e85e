package id.pulsa.charging.rating;

/** What the tariff says about a plan's calls to a number. */
public sealed interface RateLookup {
    /**
     * The call has a price.
     *
     * @param sliceMillis talk time that one reservation should cover, in ms, > 0
     * @param consentAboveThousandths above this price ratio the caller is asked first
     */
    record Rated(CallRate rate, long sliceMillis, int consentAboveThousandths) implements RateLookup {
        /** At any price ratio. */
        public Rated(CallRate rate, long sliceMillis) {
            this(rate, sliceMillis, Integer.MAX_VALUE);
        }
    }

    /** The plan bars the destination. */
    record Barred(String destination) implements RateLookup {}

    /** No prefix of the plan matches the number, or there is no such plan. */
    record NoRate() implements RateLookup {}
}
