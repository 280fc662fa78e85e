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
        Price price = destination.price();
        if (price instanceof Price.Charged charged) {
            CallRate rate = new BandedCallRate(
                    plan.timetable(),
                    charged.bands(),
                    plan.rounding(),
                    BandedCallRate.NORMAL_RATIO,
                    description(plan, destination));
            return new RateLookup.Rated(rate, sliceMillis(plan, charged));
        }
        return price instanceof Price.Barred
                ? new RateLookup.Barred(destination.name())
                : new RateLookup.Rated(
                        new FreeCallRate(plan.timetable(), description(plan, destination)), plan.sliceMillis());
    }

    @Override
    public MessagePrice message(String planName, String called) {
        Plan plan = tariffs.plan(planName);
        Destination destination = plan == null ? null : plan.destination(called);
        if (plan == null || destination == null) {
            return new MessagePrice.NoPrice();
        }
        Price price = destination.price();
        if (price instanceof Price.Barred) {
            return new MessagePrice.Barred(destination.name());
        }
        if (price instanceof Price.Free) {
            return new MessagePrice.Priced(0, description(plan, destination));
        }
        return destination.messageMicros() == Destination.NO_MESSAGES
                ? new MessagePrice.NoPrice()
                : new MessagePrice.Priced(
                        plan.rounding().round(destination.messageMicros()), description(plan, destination));
    }

    private static String description(Plan plan, Destination destination) {
        return plan.name() + "/" + destination.name();
    }

    /** A reservation covers at least an increment, or it would reserve nothing. */
    private static long sliceMillis(Plan plan, Price.Charged charged) {
        long slice = plan.sliceMillis();
        for (BandPrice price : charged.bands()) {
            slice = Math.max(slice, Math.max(price.firstIncrementMillis(), price.nextIncrementMillis()));
        }
        return slice;
    }
}
