package id.pulsa.proxy.selfcare;

import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What subscribers are told of prices that follow the load of cells: of their own calls, and of the cell that they are
 * in. Of calls that cost nothing, or that the plan does not allow, nothing is told. Each text is a message of its own;
 * ratios are in thousandths, instants in wall-clock ms. Thread-safe.
 */
public final class PriceTexts {
    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_CELL = 32;

    private final Function<String, @Nullable Plan> plans;
    private final Wordings wordings;

    PriceTexts(Function<String, @Nullable Plan> plans, Wordings wordings) {
        this.plans = plans;
        this.wordings = wordings;
    }

    /** A call begins at another price than the normal one, or its price has changed. */
    public List<String> changed(String planName, String called, int ratioThousandths, long wallMillis) {
        Plan plan = plans.apply(planName);
        if (plan == null || !plan.services().priceNotice()) {
            return List.of();
        }
        BandPrice price = price(plan, plan.destination(called), wallMillis);
        Wording words = words(plan);
        return price == null
                ? List.of()
                : List.of(ofCall(words, now("price", ratioThousandths), called, price, ratioThousandths));
    }

    /**
     * The caller's phone has gone to another cell, and the call goes on at the price that it has.
     *
     * @param cell the other cell
     * @param cellThousandths its price ratio
     * @param ratioThousandths that of the call
     * @param lockMillis how long that stays for certain; {@link Long#MAX_VALUE} to the call's end
     */
    public List<String> handedOver(
            String planName,
            String called,
            String cell,
            int cellThousandths,
            int ratioThousandths,
            long lockMillis,
            long wallMillis) {
        Plan plan = plans.apply(planName);
        if (plan == null || !plan.services().priceNotice()) {
            return List.of();
        }
        BandPrice price = price(plan, plan.destination(called), wallMillis);
        if (price == null) {
            return List.of();
        }
        Wording words = words(plan);
        String text = ofCell(words, cell, cellThousandths) + " "
                + ofCall(words, "price.held", called, price, ratioThousandths);
        return List.of(
                lockMillis == Long.MAX_VALUE
                        ? text
                        : text + " " + words.text("price.until", "time", words.talk(Math.max(1, lockMillis))));
    }

    /** A call was refused until the caller accepts its price by calling again. */
    public List<String> offered(String planName, String called, int ratioThousandths, long wallMillis) {
        Plan plan = plans.apply(planName);
        BandPrice price = plan == null ? null : price(plan, plan.destination(called), wallMillis);
        if (plan == null || price == null) {
            return List.of();
        }
        Wording words = words(plan);
        return List.of(ofCall(words, now("price", ratioThousandths), called, price, ratioThousandths) + " "
                + words.text("price.accept"));
    }

    /** The price in a cell has changed: for a subscriber in it, by the number that most numbers are like. */
    public List<String> broadcast(String planName, String cell, int ratioThousandths, long wallMillis) {
        Plan plan = plans.apply(planName);
        if (plan == null || !plan.services().priceBroadcast()) {
            return List.of();
        }
        Wording words = words(plan);
        String text = ofCell(words, cell, ratioThousandths);
        BandPrice price = price(plan, PriceAnswers.broadest(plan), wallMillis);
        return List.of(
                price == null
                        ? text
                        : text + " "
                                + words.text(
                                        "cell.usual",
                                        "price",
                                        words.amount(times(price.priceMicros(), ratioThousandths)),
                                        "per",
                                        words.time(price.perMillis())));
    }

    /** Whether subscribers of a plan are told when the price in their cell changes. */
    public boolean broadcastTo(String planName) {
        Plan plan = plans.apply(planName);
        return plan != null && plan.services().priceBroadcast();
    }

    private Wording words(Plan plan) {
        return wordings.in(plan.services().language());
    }

    /** Null for what costs nothing and for what cannot be called. */
    private static @Nullable BandPrice price(Plan plan, @Nullable Destination destination, long wallMillis) {
        return destination != null && destination.price() instanceof Price.Charged charged
                ? charged.bands().get(plan.timetable().bandAt(wallMillis))
                : null;
    }

    private static String ofCall(Wording words, String key, String called, BandPrice price, int ratioThousandths) {
        return words.text(
                key,
                "ratio",
                words.ratio(ratioThousandths),
                "price",
                words.amount(times(price.priceMicros(), ratioThousandths)),
                "per",
                words.time(price.perMillis()),
                "number",
                Shortened.to(LONGEST_NUMBER, called));
    }

    /** The price in a cell, as a sentence. */
    static String ofCell(Wording words, String cell, int ratioThousandths) {
        return words.text(
                now("cell", ratioThousandths),
                "cell",
                Shortened.to(LONGEST_CELL, cell),
                "ratio",
                words.ratio(ratioThousandths));
    }

    private static String now(String key, int ratioThousandths) {
        return key + (ratioThousandths == ChargeSegment.NORMAL_RATIO ? ".normal" : ".now");
    }

    /** A price of time in micro-units at a price ratio, rounded half up: only charges are exact. */
    static long times(long micros, int ratioThousandths) {
        return BigDecimal.valueOf(micros)
                .multiply(BigDecimal.valueOf(ratioThousandths, 3))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
