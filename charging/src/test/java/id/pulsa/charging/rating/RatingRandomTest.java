package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Random calls by random tariffs against {@link ReferenceRating}: billed time, cost, every segment, what counts towards
 * caps. A tenth of a million calls; the whole million with
 * {@code mvn test -pl charging -Dtest=RatingRandomTest -Dpulsa.rating.calls=1000000}, the same calls again with
 * {@code -Dpulsa.rating.seed=…} as printed.
 */
class RatingRandomTest {
    private static final int PRICES_PER_TIMETABLE = 50;
    private static final int CALLS_PER_PRICE = 8;

    @Test
    void agreesWithTheReference() {
        long seed = Long.getLong("pulsa.rating.seed", new Random().nextLong());
        int calls = Integer.getInteger("pulsa.rating.calls", 100_000);
        System.out.println("RatingRandomTest seed " + seed + ", " + calls + " calls");
        Random random = new Random(seed);
        RandomTariff tariff = RandomTariff.of(random);
        for (int price = 0; price * CALLS_PER_PRICE < calls; price++) {
            tariff = price % PRICES_PER_TIMETABLE == 0 ? RandomTariff.of(random) : tariff.withOtherPrices(random);
            CallRate rate = tariff.rate();
            ReferenceRating reference = new ReferenceRating(tariff);
            for (int call = 0; call < CALLS_PER_PRICE; call++) {
                compare(tariff, rate, reference, random, seed);
            }
        }
    }

    private static void compare(
            RandomTariff tariff, CallRate rate, ReferenceRating reference, Random random, long seed) {
        long talk = tariff.talk(random);
        long at = tariff.answer(random, talk);
        Allowance allowance = tariff.allowance(random);
        Supplier<String> what = () -> "seed " + seed + ", " + talk + " ms from " + at + ", " + allowance + ", " + tariff
                + ", " + tariff.timetable().zone() + ", " + tariff.timetable().windows();
        long billed = reference.billed(talk, at);
        Charge expected = reference.charge(billed, at, allowance);
        Charge charge = rate.charge(billed, at, allowance);
        assertEquals(billed, rate.billedMillis(talk, at), what);
        assertEquals(expected, charge, what);
        assertEquals(expected.micros(), rate.costMicros(billed, at, allowance), what);
        assertEquals(expected.micros(), rate.costMicros(talk, at, allowance), what);
        assertEquals(
                expected.micros(),
                charge.segments().stream()
                        .mapToLong(ChargeSegment::amountMicros)
                        .sum(),
                what);
    }
}
