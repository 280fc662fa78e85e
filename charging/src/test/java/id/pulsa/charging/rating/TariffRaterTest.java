package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.Timetable;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffRaterTest {
    private static final Price SECONDS = new Price.Charged(List.of(BandPrice.plain(0, 1_000_000, 1_000, 1_000, 1_000)));
    private static final Price LONG_STEPS =
            new Price.Charged(List.of(BandPrice.plain(0, 1_000_000, 1_000, 1_000, 60_000)));

    private static Tariffs tariffs(String plan, long sliceMillis, Destination... destinations) {
        return new Tariffs(List.of(new Plan(
                plan,
                sliceMillis,
                RoundingRule.EXACT,
                Timetable.always("always"),
                List.of(destinations),
                PlanServices.USUAL)));
    }

    private static final Tariffs TARIFFS = tariffs(
            "lab",
            10_000,
            new Destination("0", false, "domestic", SECONDS, 150),
            new Destination("00", "abroad", LONG_STEPS),
            new Destination("09", "premium", new Price.Barred()),
            new Destination("112", "emergency", new Price.Free()));

    @Test
    void ratesByPlanAndNumber() {
        TariffRater rater = new TariffRater(TARIFFS);
        RateLookup.Rated domestic = assertInstanceOf(RateLookup.Rated.class, rater.rate("lab", "0812-3456"));
        assertEquals("lab/domestic", domestic.rate().description());
        assertEquals(10_000, domestic.sliceMillis());
        assertEquals(3_000_000, domestic.rate().costMicros(3_000, 0, Allowance.NONE));
        assertEquals(new RateLookup.Barred("premium"), rater.rate("lab", "0900"));
        assertEquals(new RateLookup.NoRate(), rater.rate("lab", "800"));
        assertEquals(new RateLookup.NoRate(), rater.rate("nobody's", "0812"));
        RateLookup.Rated free = assertInstanceOf(RateLookup.Rated.class, rater.rate("lab", "112"));
        assertEquals(CallRate.UNLIMITED_MILLIS, free.rate().affordableMillis(0, 0, Allowance.NONE, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # called  | price of a message
            0812-1    | Priced[micros=150, description=lab/domestic, zone=Z]
            0049      | NoPrice[]
            0900      | Barred[destination=premium]
            112       | Priced[micros=0, description=lab/emergency, zone=Z]
            800       | NoPrice[]
            """)
    void messagesHaveAPriceByDestination(String called, String price) {
        TariffRater rater = new TariffRater(TARIFFS);
        assertEquals(price, rater.message("lab", called).toString());
        assertEquals(new MessagePrice.NoPrice(), rater.message("nobody's", called));
    }

    @Test
    void theRoundingOfThePlanIsForMessagesToo() {
        Destination mobile = new Destination("08", false, "mobile", SECONDS, 150_500_000);
        Destination police = new Destination("110", true, "police", new Price.Free(), 1_000_000);
        Plan plan = new Plan(
                "lab",
                10_000,
                new RoundingRule(Rounding.UP, 1_000_000),
                Timetable.always("always"),
                List.of(mobile, police),
                PlanServices.USUAL);
        TariffRater rater = new TariffRater(new Tariffs(List.of(plan)));
        assertEquals(new MessagePrice.Priced(151_000_000, "lab/mobile", ZoneOffset.UTC), rater.message("lab", "0812"));
        assertEquals(new MessagePrice.Priced(0, "lab/police", ZoneOffset.UTC), rater.message("lab", "110"));
    }

    @Test
    void aMessageIsExplainedByOneSegment() {
        assertEquals(
                new Charge(
                        150,
                        0,
                        List.of(new ChargeSegment(ChargeSegment.Kind.MESSAGE, 0, 0, "", 150, 0, 1_000, 0, 1, 150)),
                        List.of()),
                new MessagePrice.Priced(150, "lab/mobile", ZoneOffset.UTC).charge());
    }

    @Test
    void aSliceHoldsAtLeastAnIncrement() {
        RateLookup.Rated abroad =
                assertInstanceOf(RateLookup.Rated.class, new TariffRater(TARIFFS).rate("lab", "0049"));
        assertEquals(60_000, abroad.sliceMillis());
    }

    @Test
    void aCallKeepsTheRateThatItHas() {
        TariffRater rater = new TariffRater(TARIFFS);
        RateLookup.Rated before = assertInstanceOf(RateLookup.Rated.class, rater.rate("lab", "0812"));
        Price dear = new Price.Charged(List.of(BandPrice.plain(0, 5_000_000, 1_000, 1_000, 1_000)));
        Tariffs replacement = tariffs("lab", 10_000, new Destination("", "any", dear));
        rater.replace(replacement);
        RateLookup.Rated after = assertInstanceOf(RateLookup.Rated.class, rater.rate("lab", "0812"));
        assertEquals(1_000_000, before.rate().costMicros(1_000, 0, Allowance.NONE));
        assertEquals(5_000_000, after.rate().costMicros(1_000, 0, Allowance.NONE));
        assertEquals(replacement, rater.tariffs());
    }
}
