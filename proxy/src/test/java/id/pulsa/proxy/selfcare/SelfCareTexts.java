package id.pulsa.proxy.selfcare;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Timetable;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The plan that the tests of this package talk about. */
final class SelfCareTexts {
    /** 2026-11-22 08:00 in Jakarta. */
    static final long NOW = 1_795_309_200_000L;

    static final int LONGEST_TEXT_BYTES = 300;

    private SelfCareTexts() {}

    static Plan plan(PlanServices services) {
        return plan(services, "mobile", "always");
    }

    static Plan plan(PlanServices services, String mobile, String band) {
        return new Plan(
                "lab",
                30_000,
                RoundingRule.EXACT,
                Timetable.always(band, ZoneId.of("Asia/Jakarta")),
                List.of(
                        new Destination("110", true, "police", new Price.Free(), Destination.NO_MESSAGES),
                        new Destination("", false, "any", perMinute("300"), Destination.NO_MESSAGES),
                        new Destination("08", false, mobile, mobile(), 150 * Micros.PER_UNIT),
                        new Destination("0900", "premium", new Price.Barred())),
                services);
    }

    private static Price perMinute(String price) {
        return new Price.Charged(List.of(BandPrice.plain(0, Micros.parse(price), 60_000, 60_000, 60_000)));
    }

    private static Price mobile() {
        return new Price.Charged(
                List.of(BandPrice.plain(50 * Micros.PER_UNIT, 150 * Micros.PER_UNIT, 10_000, 10_000, 10_000)));
    }

    static PlanServices services(boolean receipt, long lowBalanceMicros, String language) {
        return new PlanServices(
                true,
                true,
                true,
                receipt,
                lowBalanceMicros,
                false,
                false,
                PlanServices.NO_CONSENT,
                Locale.forLanguageTag(language));
    }

    /** The text, once it was seen to be short enough for any phone and any datagram. */
    static String checked(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= LONGEST_TEXT_BYTES, bytes + " bytes: " + text);
        assertTrue(text.indexOf('{') < 0, text);
        return text;
    }
}
