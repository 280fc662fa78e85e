package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Timetable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price of calls to a destination in the time bands of its plan.
 *
 * <p>A call is charged in this order: free time; increments, each with length and price of the band in force when it
 * begins; a bundle, until it cannot pay an increment whole; fee and minimum of the band of the first increment that is
 * paid with money; the daily cap of each band; one rounding. The price ratio multiplies the price of time only. Work
 * grows with the edges that a call crosses, not with its increments.
 */
public final class BandedCallRate implements CallRate {
    /** The price ratio of the normal price. */
    public static final int NORMAL_RATIO = 1_000;

    private final BandPrices prices;
    private final String description;

    /**
     * Puts a price together.
     *
     * @param prices one for each band of the timetable
     * @param ratioThousandths price ratio x = Ph/P0 in thousandths, ≥ 0: {@link #NORMAL_RATIO} is the normal price
     * @param description name of plan and destination; daily caps are counted under it
     */
    public BandedCallRate(
            Timetable timetable,
            List<BandPrice> prices,
            RoundingRule rounding,
            int ratioThousandths,
            String description) {
        this.prices = new BandPrices(timetable, prices, rounding, ratioThousandths);
        this.description = description;
    }

    @Override
    public long billedMillis(long talkMillis, long answeredAtWallMillis) {
        if (talkMillis <= 0) {
            return 0;
        }
        Meter meter = prices.meter(answeredAtWallMillis, Allowance.NONE);
        boolean beyondFreeTime = false;
        while (meter.next(talkMillis)) {
            beyondFreeTime = true;
        }
        return beyondFreeTime ? meter.endMillis() : talkMillis;
    }

    @Override
    public long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        Meter meter = prices.meter(answeredAtWallMillis, allowance);
        while (meter.next(billedMillis)) {
            meter.pay(meter.unbundled());
        }
        long cost = prices.cost(meter, prices.rooms(allowance));
        if (cost == ExactCost.TOO_LARGE) {
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
        Meter meter = prices.meter(answeredAtWallMillis, allowance);
        CapRooms rooms = prices.rooms(allowance);
        long affordable = Math.min(meter.freeMillis(), untilMillis);
        while (meter.next(untilMillis)) {
            boolean feeWasDue = meter.feeIsDue();
            meter.pay(meter.unbundled());
            if (exceeds(prices.cost(meter, rooms), amountMicros)) {
                return settle(meter, rooms, amountMicros);
            }
            if (prices.bounded()
                    && meter.feeIsDue()
                    && !feeWasDue
                    && !exceeds(prices.highestCost(meter, rooms), amountMicros)) {
                return UNLIMITED_MILLIS;
            }
            affordable = meter.endMillis();
        }
        return affordable;
    }

    /** How far the amount goes in the present run, of which it cannot pay everything. */
    private long settle(Meter meter, CapRooms rooms, long amountMicros) {
        long affordable = 0;
        long tooMany = meter.unbundled();
        while (tooMany - affordable > 1) {
            long middle = (affordable + tooMany) >>> 1;
            meter.pay(middle);
            if (exceeds(prices.cost(meter, rooms), amountMicros)) {
                tooMany = middle;
            } else {
                affordable = middle;
            }
        }
        return meter.startMillis() + (meter.bundled() + affordable) * meter.lengthMillis();
    }

    private static boolean exceeds(long cost, long amountMicros) {
        return cost == ExactCost.TOO_LARGE || cost > amountMicros;
    }

    @Override
    public Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        Meter meter = prices.meter(answeredAtWallMillis, allowance);
        Explanation explanation = new Explanation(prices, meter, prices.rooms(allowance));
        explanation.free(Math.min(meter.freeMillis(), billedMillis));
        while (meter.next(billedMillis)) {
            explanation.run();
        }
        return explanation.charge();
    }

    @Override
    public @Nullable String capKey() {
        return prices.capped() ? description : null;
    }

    @Override
    public long day(long answeredAtWallMillis) {
        return prices.timetable().day(answeredAtWallMillis);
    }

    @Override
    public String description() {
        return description;
    }
}
