package id.pulsa.charging.tariff;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.yaml.Section;
import java.time.Duration;
import java.util.List;

/** The keys that say what a unit of time costs, of a destination or of one of its bands. */
final class BandPriceSection {
    /** All of them but {@code free}, which is also a destination's. */
    static final List<String> KEYS =
            List.of("price", "per", "first_increment", "next_increment", "connection_fee", "minimum", "daily_cap");

    private static final Duration MIN_TIME = Duration.ofMillis(1);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    /** Longer than any call: what it costs must fit a long, so that no charge ever overflows. */
    private static final Duration LONGEST_CALL = Duration.ofDays(8);

    /** The price ratio stays well below. */
    private static final int MAX_PRICE_RATIO = 2;

    private BandPriceSection() {}

    /** @param freeMillis as read by the caller */
    static BandPrice read(Section section, long freeMillis) {
        section.require("price", "per");
        Duration first = section.duration("first_increment", MIN_TIME, TariffsFile.MAX_TIME, ONE_SECOND);
        BandPrice price = new BandPrice(
                section.value("connection_fee", TariffText::amount, 0L),
                section.value("price", TariffText::amount, 0L),
                section.duration("per", MIN_TIME, TariffsFile.MAX_TIME, ONE_SECOND)
                        .toMillis(),
                first.toMillis(),
                section.duration("next_increment", MIN_TIME, TariffsFile.MAX_TIME, first)
                        .toMillis(),
                section.value("minimum", TariffText::amount, 0L),
                freeMillis,
                section.value("daily_cap", TariffText::amount, BandPrice.NO_CAP));
        if (!isCountable(price)) {
            section.finding(
                    "price",
                    "\"price\": so high that " + LONGEST_CALL.toDays() + " days would cost more than can be counted");
        }
        if (price.minimumMicros() > price.dailyCapMicros()) {
            section.findings()
                    .warn(
                            section.mark("minimum"),
                            "\"minimum\": above the daily cap of " + Micros.format(price.dailyCapMicros(), 2));
        }
        return price;
    }

    /** The time that is given away at the beginning of a call, in ms. */
    static long freeMillis(Section section) {
        return section.duration("free", Duration.ZERO, TariffsFile.MAX_TIME, Duration.ZERO)
                .toMillis();
    }

    private static boolean isCountable(BandPrice price) {
        try {
            long talk = Rounding.UP.multiplyDivide(price.priceMicros(), LONGEST_CALL.toMillis(), price.perMillis());
            // A fee and a minimum of other bands may come on top.
            long others = 2 * TariffText.MAX_AMOUNT_MICROS;
            return Math.addExact(Math.multiplyExact(MAX_PRICE_RATIO, talk), others) >= 0;
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
