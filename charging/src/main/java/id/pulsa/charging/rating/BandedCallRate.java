package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Timetable;
import org.jspecify.annotations.Nullable;

/**
 * The price of calls to a destination in the time bands of its plan.
 *
 * <p>A call is charged in this order: free time; increments, each with length and price of the band in force when it
 * begins; a bundle, until it cannot pay an increment whole; fee and minimum of the band of the first increment that is
 * paid with money; the daily cap of each band; one rounding. The price ratio multiplies the price of time only. Work
 * grows with the edges that a call crosses, not with its increments.
 */
final class BandedCallRate implements CallRate {
    private final BandPrices prices;
    private final String plan;
    private final Destination destination;
    private final PriceRatios ratios;

    /**
     * Cheap enough to be made for each look-up, so that nothing is kept for each of many thousand destinations. Holds no
     * more of the tariff than its own price, so that a long call does not keep all of an old tariff in memory.
     */
    BandedCallRate(BandPrices prices, String plan, Destination destination, PriceRatios ratios) {
        this.prices = prices;
        this.plan = plan;
        this.destination = destination;
        this.ratios = ratios;
    }

    @Override
    public long billedMillis(long talkMillis, long answeredAtWallMillis) {
        if (talkMillis <= 0) {
            return 0;
        }
        Meter meter = new Meter(prices, ratios, answeredAtWallMillis, 0);
        boolean beyondFreeTime = false;
        while (meter.next(talkMillis)) {
            beyondFreeTime = true;
        }
        return beyondFreeTime ? meter.endMillis() : talkMillis;
    }

    @Override
    public long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        Meter meter = new Meter(prices, ratios, answeredAtWallMillis, allowance.bundleMillis());
        Tally tally = prices.tally(billedMillis, allowance);
        while (meter.next(billedMillis)) {
            if (meter.unbundled() > 0) {
                tally.pay(meter.band(), meter.ratioThousandths(), meter.unbundled() * meter.lengthMillis());
            }
        }
        long cost = tally.charge();
        if (cost == Tally.TOO_LARGE) {
            throw new ArithmeticException(billedMillis + " ms cost more than can be counted");
        }
        return cost;
    }

    @Override
    public long affordableMillis(long amountMicros, long answeredAtWallMillis, Allowance allowance, long atMostMillis) {
        if (amountMicros < 0 || atMostMillis <= 0) {
            return 0;
        }
        long untilMillis = Math.min(atMostMillis, LONGEST_MILLIS);
        Meter meter = new Meter(prices, ratios, answeredAtWallMillis, allowance.bundleMillis());
        Tally tally = prices.tally(untilMillis, allowance);
        long affordable = Math.min(meter.freeMillis(), untilMillis);
        while (meter.next(untilMillis)) {
            if (meter.unbundled() > 0) {
                boolean feeWasDue = tally.feeIsDue();
                tally.pay(meter.band(), meter.ratioThousandths(), meter.unbundled() * meter.lengthMillis());
                if (exceeds(tally.charge(), amountMicros)) {
                    return settle(meter, tally, amountMicros);
                }
                if (prices.bounded()
                        && !feeWasDue
                        && !exceeds(prices.highestCost(tally.feeBand(), allowance), amountMicros)) {
                    return UNLIMITED_MILLIS;
                }
            }
            affordable = meter.endMillis();
        }
        return affordable;
    }

    /** How far the amount goes in the present run, which has been paid whole but costs too much. */
    private static long settle(Meter meter, Tally tally, long amountMicros) {
        long affordable = 0;
        long tooMany = meter.unbundled();
        long paid = tooMany;
        while (tooMany - affordable > 1) {
            long middle = (affordable + tooMany) >>> 1;
            tally.pay(meter.band(), meter.ratioThousandths(), (middle - paid) * meter.lengthMillis());
            paid = middle;
            if (exceeds(tally.charge(), amountMicros)) {
                tooMany = middle;
            } else {
                affordable = middle;
            }
        }
        return meter.unbundledFromMillis() + affordable * meter.lengthMillis();
    }

    private static boolean exceeds(long cost, long amountMicros) {
        return cost == Tally.TOO_LARGE || cost > amountMicros;
    }

    @Override
    public Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        long bundle = allowance.bundleMillis();
        Meter meter = new Meter(prices, ratios, answeredAtWallMillis, bundle);
        Explanation explanation = new Explanation(prices.tally(billedMillis, allowance));
        explanation.free(meter, Math.min(meter.freeMillis(), billedMillis));
        while (meter.next(billedMillis)) {
            explanation.run(meter);
        }
        return explanation.charge(meter, bundle - meter.bundleLeftMillis());
    }

    @Override
    public CallRate withRatios(PriceRatios other) {
        return other.equals(ratios) ? this : new BandedCallRate(prices, plan, destination, other);
    }

    @Override
    public TalkPrice price(long answeredAtWallMillis, long talkMillis) {
        Timetable timetable = prices.timetable();
        long free = prices.freeMillis(timetable.bandAt(answeredAtWallMillis));
        long from = Math.max(talkMillis, free);
        int band = timetable.bandAt(answeredAtWallMillis + from);
        return new TalkPrice(
                prices.priceMicros(band),
                prices.perMillis(band),
                ratios.at(from),
                prices.nextIncrementMillis(band),
                prices.feeMicros(band));
    }

    @Override
    public @Nullable String capKey() {
        return prices.capped() ? description() : null;
    }

    @Override
    public long day(long answeredAtWallMillis) {
        return prices.timetable().day(answeredAtWallMillis);
    }

    @Override
    public String description() {
        return destination.description(plan);
    }
}
