package id.pulsa.charging.ledger;

/**
 * What a radio cell decided on a call, and what it knew then. All numbers are whole, so that what is stored is what was
 * known.
 *
 * @param cell its name
 * @param kind what it was asked to carry: {@code NEW}, {@code HANDOVER} or {@code EMERGENCY}
 * @param verdict what it said: {@link #ADMITTED}, {@code FULL}, {@code PREBLOCKED} or {@code GUARDED}
 * @param policy name of its admission policy
 * @param channels that it had
 * @param busy that were taken before
 * @param offeredMilliErl its estimated load, in thousandths of an erlang, not older than a second
 * @param capacityMilliErl the load that it is dimensioned for, in thousandths of an erlang
 * @param blockingMillionths Erlang B for this load
 * @param ratioThousandths its price ratio
 */
public record CellDecision(
        String cell,
        String kind,
        String verdict,
        String policy,
        int channels,
        int busy,
        long offeredMilliErl,
        long capacityMilliErl,
        int blockingMillionths,
        int ratioThousandths) {
    /** The verdict that gives the call its channels. */
    public static final String ADMITTED = "ADMITTED";

    /** Whether the call has its channels. */
    public boolean admitted() {
        return verdict.equals(ADMITTED);
    }
}
