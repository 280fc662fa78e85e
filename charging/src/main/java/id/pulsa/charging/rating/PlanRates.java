package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Price;
import org.jspecify.annotations.Nullable;

/**
 * The rates of one plan, made ready when a destination is first called and kept: of many thousand destinations most are
 * never called. Thread-safe.
 */
final class PlanRates {
    private static final RateLookup NO_RATE = new RateLookup.NoRate();
    private static final MessagePrice NO_PRICE = new MessagePrice.NoPrice();

    private final Plan plan;

    // By position of the destination. Two threads may make the same one at the same time: both come to the same, and
    // what they make is immutable, so that neither needs to see the other's.
    private final @Nullable RateLookup[] rates;

    PlanRates(Plan plan) {
        this.plan = plan;
        this.rates = new RateLookup[plan.destinations().size()];
    }

    /** What calls to a number cost. */
    RateLookup rate(String called) {
        int position = plan.position(called);
        if (position == Plan.NO_DESTINATION) {
            return NO_RATE;
        }
        RateLookup kept = rates[position];
        if (kept != null) {
            return kept;
        }
        RateLookup made = rate(plan.destinations().get(position));
        rates[position] = made;
        return made;
    }

    private RateLookup rate(Destination destination) {
        Price price = destination.price();
        if (price instanceof Price.Charged charged) {
            CallRate rate = new BandedCallRate(
                    plan.timetable(),
                    charged.bands(),
                    plan.rounding(),
                    BandedCallRate.NORMAL_RATIO,
                    description(destination));
            return new RateLookup.Rated(rate, sliceMillis(charged));
        }
        return price instanceof Price.Barred
                ? new RateLookup.Barred(destination.name())
                : new RateLookup.Rated(
                        new FreeCallRate(plan.timetable(), description(destination)), plan.sliceMillis());
    }

    /** A reservation covers at least an increment, or it would reserve nothing. */
    private long sliceMillis(Price.Charged charged) {
        long slice = plan.sliceMillis();
        for (BandPrice price : charged.bands()) {
            slice = Math.max(slice, Math.max(price.firstIncrementMillis(), price.nextIncrementMillis()));
        }
        return slice;
    }

    /** What a SIP MESSAGE to a number costs. Where calls are free, messages are. */
    MessagePrice message(String called) {
        Destination destination = plan.destination(called);
        if (destination == null) {
            return NO_PRICE;
        }
        Price price = destination.price();
        if (price instanceof Price.Barred) {
            return new MessagePrice.Barred(destination.name());
        }
        if (price instanceof Price.Free) {
            return new MessagePrice.Priced(
                    0, description(destination), plan.timetable().zone());
        }
        return destination.messageMicros() == Destination.NO_MESSAGES
                ? NO_PRICE
                : new MessagePrice.Priced(
                        plan.rounding().round(destination.messageMicros()),
                        description(destination),
                        plan.timetable().zone());
    }

    private String description(Destination destination) {
        return plan.name() + "/" + destination.name();
    }
}
