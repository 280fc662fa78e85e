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
        for (int call = 0; call < calls; call++) {
            if (call % (PRICES_PER_TIMETABLE * CALLS_PER_PRICE) == 0) {
                tariff = RandomTariff.of(random);
            } else if (call % CALLS_PER_PRICE == 0) {
                tariff = tariff.withOtherPrices(random);
            }
            compare(tariff, random, seed);
        }
    }

    private static void compare(RandomTariff tariff, Random random, long seed) {
        CallRate rate = tariff.rate();
        ReferenceRating reference = new ReferenceRating(tariff);
        long talk = tariff.talk(random);
        long at = tariff.answer(random, talk);
        Allowance allowance = tariff.allowance(random);
        Supplier<String> what = () -> "seed " + seed + ", " + talk + " ms from " + at + ", " + allowance + ", " + tariff
                + ", " + tariff.timetable().zone() + ", " + tariff.timetable().windows();
        long billed = reference.billed(talk, at);
        Charge expected = reference.charge(billed, at, allowance);
        assertEquals(billed, rate.billedMillis(talk, at), what);
        assertEquals(expected, rate.charge(billed, at, allowance), what);
        assertEquals(expected.micros(), rate.costMicros(billed, at, allowance), what);
        assertEquals(expected.micros(), rate.costMicros(talk, at, allowance), what);
        assertEquals(
                expected.micros(),
                rate.charge(billed, at, allowance).segments().stream()
                        .mapToLong(ChargeSegment::amountMicros)
                        .sum(),
                what);
    }
}
