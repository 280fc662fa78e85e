package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Price;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rates of one plan. Prices are made ready when a destination is first called, once for all destinations that cost
 * the same: of many thousand destinations most are never called, and a carrier has far fewer prices than prefixes.
 * Thread-safe.
 */
final class PlanRates {
    private static final RateLookup NO_RATE = new RateLookup.NoRate();
    private static final MessagePrice NO_PRICE = new MessagePrice.NoPrice();

    private final Plan plan;
    private final Map<Price.Charged, BandPrices> byPrice = new ConcurrentHashMap<>();

    // By position of the destination; null until it is called and where it has no price. Prices are immutable: a thread
    // that does not see what another one has put here finds it in the map.
    private final @Nullable BandPrices[] byPosition;

    PlanRates(Plan plan) {
        this.plan = plan;
        this.byPosition = new BandPrices[plan.destinations().size()];
    }

    /** What calls to a number cost. */
    RateLookup rate(String called) {
        int position = plan.position(called);
        if (position == Plan.NO_DESTINATION) {
            return NO_RATE;
        }
        Destination destination = plan.destinationAt(position);
        BandPrices prices = byPosition[position];
        return prices == null ? firstRate(destination, position) : rated(prices, destination);
    }

    private RateLookup firstRate(Destination destination, int position) {
        Price price = destination.price();
        if (price instanceof Price.Charged charged) {
            BandPrices prices = byPrice.computeIfAbsent(charged, this::bandPrices);
            byPosition[position] = prices;
            return rated(prices, destination);
        }
        return price instanceof Price.Barred
                ? new RateLookup.Barred(destination.name())
                : new RateLookup.Rated(
                        new FreeCallRate(plan.timetable(), destination.description(plan.name())), plan.sliceMillis());
    }

    private BandPrices bandPrices(Price.Charged charged) {
        return new BandPrices(plan.timetable(), charged.bands(), plan.rounding());
    }

    /** A reservation covers at least an increment, or it would reserve nothing. */
    private RateLookup rated(BandPrices prices, Destination destination) {
        return new RateLookup.Rated(
                new BandedCallRate(prices, plan.name(), destination, PriceRatios.NORMAL),
                Math.max(plan.sliceMillis(), prices.longestIncrementMillis()),
                plan.services().consentAboveThousandths());
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
            return messagePrice(destination, 0);
        }
        return destination.messageMicros() == Destination.NO_MESSAGES
                ? NO_PRICE
                : messagePrice(destination, plan.rounding().round(destination.messageMicros()));
    }

    private MessagePrice messagePrice(Destination destination, long micros) {
        return new MessagePrice.Priced(
                micros, destination.description(plan.name()), plan.timetable().zone());
    }
}
