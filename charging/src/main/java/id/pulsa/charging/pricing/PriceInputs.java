package id.pulsa.charging.pricing;

/**
 * What a price is chosen by.
 *
 * @param channels voice channels of the cell, 0 to {@link id.pulsa.charging.erlang.ErlangB#MAX_CHANNELS}
 * @param capacityErl the offered traffic that the cell is dimensioned for, in erlang, ≥ 0
 * @param measuredErl offered traffic at the prices of late, in erlang, ≥ 0
 * @param naturalErl the part of it whose callers pay the cell's price, as it would be at the normal price, by equation (5)
 * @param naturalVariance how sure {@code naturalErl} is: the square of its relative standard error, ≥ 0; 0 when it is known
 * @param fixedErl the part whose callers do not, so that it stays as it is: calls to phones in the cell, emergency calls,
 *     handovers
 * @param ratioThousandths the price ratio in force
 */
public record PriceInputs(
        int channels,
        double capacityErl,
        double measuredErl,
        double naturalErl,
        double naturalVariance,
        double fixedErl,
        int ratioThousandths) {
    /** Of loads that are known. */
    public PriceInputs(
            int channels,
            double capacityErl,
            double measuredErl,
            double naturalErl,
            double fixedErl,
            int ratioThousandths) {
        this(channels, capacityErl, measuredErl, naturalErl, 0, fixedErl, ratioThousandths);
    }
}
