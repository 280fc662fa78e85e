package id.pulsa.charging.rating;

/** What the tariff says about a plan's calls to a number. */
public sealed interface RateLookup {
    /**
     * The call has a price.
     *
     * @param sliceMillis talk time that one reservation should cover, in ms, > 0
     */
    record Rated(CallRate rate, long sliceMillis) implements RateLookup {}

    /** The plan bars the destination. */
    record Barred(String destination) implements RateLookup {}

    /** No prefix of the plan matches the number, or there is no such plan. */
    record NoRate() implements RateLookup {}
}
