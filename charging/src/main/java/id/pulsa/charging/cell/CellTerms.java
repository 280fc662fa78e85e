package id.pulsa.charging.cell;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.pricing.PriceRule;

/**
 * How a cell admits calls and what it charges for them.
 *
 * @param gosPermille grade of service that it is dimensioned for: blocked calls in a thousand, 1 to 999
 * @param admission how new calls are admitted
 * @param price how its price follows its load
 * @param fullHandover what becomes of a call that comes over while it is full
 * @param load over what its load is measured
 * @param broadcastMillis those in it are told of another price not more often than this, in ms, > 0
 */
public record CellTerms(
        int gosPermille,
        AdmissionPolicy admission,
        PriceRule price,
        FullHandover fullHandover,
        LoadWindow load,
        long broadcastMillis) {
    /** Mean holding time of the study, 246 s. */
    public static final long HOLDING_MILLIS = 246_000;

    private static final long BROADCAST_MILLIS = 600_000;

    /** While a channel is free, at the normal price, for a blocking of 1 %; measured over an hour. */
    public static final CellTerms USUAL = new CellTerms(
            10,
            new ChannelsAdmission(),
            PriceRule.NORMAL,
            FullHandover.KEEP,
            new LoadWindow(3_600_000, HOLDING_MILLIS, Double.NaN));

    /** With the usual time between two broadcasts. */
    public CellTerms(
            int gosPermille, AdmissionPolicy admission, PriceRule price, FullHandover fullHandover, LoadWindow load) {
        this(gosPermille, admission, price, fullHandover, load, BROADCAST_MILLIS);
    }
}
