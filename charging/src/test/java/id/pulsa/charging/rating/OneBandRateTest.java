package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Timetable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One price for the whole call, whenever it is made. */
class OneBandRateTest {
    private static final long ANSWERED = 1_795_305_600_000L;
    private static final Timetable ALWAYS = Timetable.always("always");

    private static CallRate rate(String fee, String price, long per, long first, long next, Rounding rounding) {
        Price charged =
                new Price.Charged(List.of(BandPrice.plain(Micros.parse(fee), Micros.parse(price), per, first, next)));
        Plan plan = new Plan(
                "plan",
                10_000,
                new RoundingRule(rounding, 1),
                ALWAYS,
                List.of(new Destination("", "any", charged)),
                PlanServices.USUAL);
        RateLookup.Rated rated = assertInstanceOf(RateLookup.Rated.class, new PlanRates(plan).rate("0"));
        return rated.rate();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # first, next, talk, billed
            1000,  1000,  0,      0
            1000,  1000,  -5,     0
            1000,  1000,  1,      1000
            1000,  1000,  1000,   1000
            1000,  1000,  1001,   2000
            1000,  1000,  100000, 100000
            10000, 10000, 10001,  20000
            30000, 6000,  1,      30000
            30000, 6000,  30000,  30000
            30000, 6000,  30001,  36000
            30000, 6000,  36000,  36000
            30000, 6000,  36001,  42000
            1000,  60000, 1001,   61000
            1,     1,     12345,  12345
            """)
    void startedIncrementsAreBilledWhole(long first, long next, long talk, long billed) {
        assertEquals(billed, rate("0", "1", 1000, first, next, Rounding.UP).billedMillis(talk, ANSWERED));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # fee, price, per, rounding, billed, cost
            0,    1.00,     1000,  UP,      0,      0
            5,    1.00,     1000,  UP,      0,      0
            0,    1.00,     1000,  UP,      100000, 100
            0,    150.00,   10000, UP,      10000,  150
            0,    150.00,   10000, UP,      30000,  450
            2.50, 150.00,   10000, UP,      30000,  452.5
            5,    0,        1000,  UP,      1000,   5
            0,    100,      60000, UP,      1000,   1.666667
            0,    100,      60000, HALF_UP, 1000,   1.666667
            0,    100,      60000, DOWN,    1000,   1.666666
            # rounded once over the whole: three times 1.666667 would be 5.000001
            0,    100,      60000, UP,      3000,   5
            0,    0.000001, 1000,  UP,      1,      0.000001
            0,    0.000001, 1000,  HALF_UP, 499,    0
            0,    0.000001, 1000,  HALF_UP, 500,    0.000001
            0,    0.000001, 1000,  DOWN,    999,    0
            """)
    void costsAreExact(String fee, String price, long per, Rounding rounding, long billed, String cost) {
        assertEquals(
                Micros.parse(cost), rate(fee, price, per, 1, 1, rounding).costMicros(billed, ANSWERED, Allowance.NONE));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # fee, price, per, first, next, amount, affordable
            0,  1.00,   1000,  1000,  1000,  100,        100000
            0,  1.00,   1000,  1000,  1000,  99.999999,  99000
            0,  1.00,   1000,  1000,  1000,  0.999999,   0
            0,  1.00,   1000,  1000,  1000,  0,          0
            0,  1.00,   1000,  1000,  1000,  -1,         0
            5,  1.00,   1000,  1000,  1000,  5,          0
            5,  1.00,   1000,  1000,  1000,  5.999999,   0
            5,  1.00,   1000,  1000,  1000,  6,          1000
            5,  1.00,   1000,  1000,  1000,  4,          0
            0,  150.00, 10000, 10000, 10000, 449.99,     20000
            0,  150.00, 10000, 10000, 10000, 450,        30000
            0,  60.00,  60000, 30000, 6000,  29.99,      0
            0,  60.00,  60000, 30000, 6000,  30,         30000
            0,  60.00,  60000, 30000, 6000,  41.99,      36000
            0,  60.00,  60000, 30000, 6000,  42,         42000
            0,  100,    60000, 1000,  1000,  1.666666,   0
            0,  100,    60000, 1000,  1000,  1.666667,   1000
            """)
    void affordsWholeIncrementsOnly(
            String fee, String price, long per, long first, long next, String amount, long affordable) {
        assertEquals(
                affordable,
                rate(fee, price, per, first, next, Rounding.UP)
                        .affordableMillis(Micros.parse(amount), ANSWERED, Allowance.NONE, Long.MAX_VALUE));
    }

    @Test
    void aPriceOfNothingIsUnlimitedOnceTheFeeIsPaid() {
        CallRate rate = rate("5", "0", 1000, 1000, 1000, Rounding.UP);
        assertEquals(0, rate.affordableMillis(Micros.parse("4.999999"), ANSWERED, Allowance.NONE, Long.MAX_VALUE));
        assertEquals(
                CallRate.UNLIMITED_MILLIS,
                rate.affordableMillis(Micros.parse("5"), ANSWERED, Allowance.NONE, Long.MAX_VALUE));
    }

    @Test
    void refusesCostsAboveALong() {
        CallRate rate = rate("1", "9000000000000", 1000, 1000, 1000, Rounding.UP);
        assertThrows(ArithmeticException.class, () -> rate.costMicros(2000, ANSWERED, Allowance.NONE));
    }

    @Test
    void aFreeCallIsNeverLimited() {
        CallRate free = new FreeCallRate(ALWAYS, "plan/police");
        assertEquals(CallRate.UNLIMITED_MILLIS, free.affordableMillis(0, ANSWERED, Allowance.NONE, Long.MAX_VALUE));
        assertEquals(12_345, free.billedMillis(12_345, ANSWERED));
        assertEquals(0, free.billedMillis(-1, ANSWERED));
        assertEquals(0, free.costMicros(12_345, ANSWERED, Allowance.NONE));
    }
}
