package id.pulsa.proxy.studyrun;

import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.simulation.Charges;
import id.pulsa.charging.tariff.Tariffs;
import java.time.Instant;

/** What simulated calls cost at the normal price. */
public final class CallPrices {
    /** A Monday, so that time bands by weekday mean something. */
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

    private CallPrices() {}

    /**
     * By these tariffs.
     *
     * @param plan of all callers
     * @param to what they call
     * @throws OptionException when the plan has no price for it
     */
    public static Charges of(Tariffs tariffs, String plan, String to) {
        TariffRater rater = new TariffRater(tariffs);
        if (!(rater.rate(plan, to) instanceof RateLookup.Rated)) {
            throw new OptionException(
                    tariffs.plan(plan) == null ? "plan" : "to", "plan \"" + plan + "\" has no price for " + to);
        }
        return new Charges(rater, plan, to, MIDNIGHT.toEpochMilli());
    }
}
