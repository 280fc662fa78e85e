package id.pulsa.proxy.aoc;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.rating.TalkPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the documents. Nothing that a stranger can choose stands in them, only numbers and the code of the currency,
 * which is of capital letters, so there is nothing to escape. Amounts are exact, with as many decimals as it takes.
 */
public final class AocDocuments {
    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<aoc xmlns=\"http://uri.etsi.org/ngn/params/xml/simservs/aoc\">";
    private static final String END = "</aoc>\n";
    private static final String FREE = "<free-charge/>";

    private final Currency currency;

    public AocDocuments(Currency currency) {
        this.currency = currency;
    }

    /**
     * AOC-S: what the call costs.
     *
     * @param price null when it is free
     */
    public byte[] tariff(@Nullable TalkPrice price) {
        String basic = price == null || price.priceMicros() == 0 ? FREE : priceTime(price);
        String setup = price == null || price.feeMicros() == 0 ? "" : communicationSetup(price.feeMicros());
        return document("<aoc-s><charged-items><basic>" + basic + "</basic>" + setup + "</charged-items></aoc-s>");
    }

    /**
     * AOC-E: what the call has cost.
     *
     * @param chargeMicros in micro-units, ≥ 0
     */
    public byte[] total(long chargeMicros) {
        return total(
                chargeMicros == 0
                        ? FREE
                        : "<recorded-currency-units>" + amount(currency.format(chargeMicros))
                                + "</recorded-currency-units>");
    }

    /** AOC-E of a call whose charge is not known. */
    public byte[] totalNotAvailable() {
        return total("<not-available/>");
    }

    private static byte[] total(String charge) {
        return document("<aoc-e><recorded-charges>" + charge + "</recorded-charges></aoc-e>");
    }

    private static byte[] document(String content) {
        return (BEGIN + content + END).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A step function when each unit of time is charged whole as it begins; else the price grows with the time, in
     * increments of another length than the unit's.
     */
    private String priceTime(TalkPrice price) {
        TimeUnits time = TimeUnits.of(price.perMillis());
        BigDecimal inForce = price.inForce().multiply(BigDecimal.valueOf(time.times()));
        boolean steps = price.incrementMillis() == price.perMillis();
        return "<price-time>" + amount(decimal(inForce))
                + "<length-time-unit><time-unit>" + time.count() + "</time-unit><scale>" + time.scale()
                + "</scale></length-time-unit>"
                + "<charging-type>" + (steps ? "step-function" : "continuous") + "</charging-type>"
                + "</price-time>";
    }

    private String communicationSetup(long feeMicros) {
        return "<communication-setup><flat-rate>" + amount(currency.format(feeMicros))
                + "</flat-rate></communication-setup>";
    }

    private String amount(String decimal) {
        return "<currency-id>" + currency.code() + "</currency-id><currency-amount>" + decimal + "</currency-amount>";
    }

    private String decimal(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return (plain.scale() < currency.decimals() ? plain.setScale(currency.decimals()) : plain).toPlainString();
    }

    /**
     * A time in the units that the schema has for it, the second and its parts.
     *
     * @param times how many of the times were taken together, so that there is a whole number of hundredths of a second
     */
    private record TimeUnits(BigInteger count, String scale, long times) {
        private static final long SECOND_MILLIS = 1_000;
        private static final long TENTH_MILLIS = 100;
        private static final long HUNDREDTH_MILLIS = 10;

        static TimeUnits of(long millis) {
            if (millis % SECOND_MILLIS == 0) {
                return new TimeUnits(BigInteger.valueOf(millis / SECOND_MILLIS), "one-second", 1);
            }
            if (millis % TENTH_MILLIS == 0) {
                return new TimeUnits(BigInteger.valueOf(millis / TENTH_MILLIS), "one-tenth-second", 1);
            }
            BigInteger hundredth = BigInteger.valueOf(HUNDREDTH_MILLIS);
            BigInteger time = BigInteger.valueOf(millis);
            BigInteger common = time.gcd(hundredth);
            return new TimeUnits(
                    time.divide(common),
                    "one-hundredth-second",
                    hundredth.divide(common).longValueExact());
        }
    }
}
