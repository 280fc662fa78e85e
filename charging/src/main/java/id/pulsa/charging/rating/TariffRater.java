package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.Tariffs;

/** Rates calls by a {@link Tariffs} snapshot, which can be replaced while calls go on: they keep the rate they have. */
public final class TariffRater implements Rater {
    private volatile Tariffs tariffs;

    public TariffRater(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /** The snapshot in force. */
    public Tariffs tariffs() {
        return tariffs;
    }

    /** Puts another snapshot in force, for calls rated from now on. */
    public void replace(Tariffs replacement) {
        tariffs = replacement;
    }

    @Override
    public RateLookup rate(String planName, String called) {
        Plan plan = tariffs.plan(planName);
        Destination destination = plan == null ? null : plan.destination(called);
        if (plan == null || destination == null) {
            return new RateLookup.NoRate();
        }
        String description = plan.name() + "/" + destination.name();
        Price price = destination.price();
        if (price instanceof Price.Charged charged) {
            return new RateLookup.Rated(
                    new FlatCallRate(charged.bands().get(0), plan.rounding().mode(), description),
                    sliceMillis(plan, charged.bands().get(0)));
        }
        return price instanceof Price.Barred
                ? new RateLookup.Barred(destination.name())
                : new RateLookup.Rated(new FreeCallRate(description), plan.sliceMillis());
    }

    @Override
    public MessagePrice message(String planName, String called) {
        Plan plan = tariffs.plan(planName);
        Destination destination = plan == null ? null : plan.destination(called);
        if (plan == null || destination == null) {
            return new MessagePrice.NoPrice();
        }
        if (destination.price() instanceof Price.Barred) {
            return new MessagePrice.Barred(destination.name());
        }
        String description = plan.name() + "/" + destination.name();
        if (destination.messageMicros() != Destination.NO_MESSAGES) {
            return new MessagePrice.Priced(destination.messageMicros(), description);
        }
        return destination.price() instanceof Price.Free
                ? new MessagePrice.Priced(0, description)
                : new MessagePrice.NoPrice();
    }

    /** A reservation covers at least an increment, or it would reserve nothing. */
    private static long sliceMillis(Plan plan, BandPrice price) {
        return Math.max(plan.sliceMillis(), Math.max(price.firstIncrementMillis(), price.nextIncrementMillis()));
    }
}
