package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * When a call is hung up for want of money agrees with what it is charged: the longest affordable call costs no more
 * than the balance, one increment more costs more. Random tariffs and calls; the same ones again with
 * {@code -Dpulsa.rating.seed=…} as printed.
 */
class HangUpRandomTest {
    private static final int TARIFFS = 1_000;
    private static final int TARIFFS_PER_TIMETABLE = 50;
    private static final int CALLS_PER_TARIFF = 5;
    private static final int STEPS = 40;

    private final long seed = Long.getLong("pulsa.rating.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    /** One call that is about to be rated. */
    private record Call(CallRate rate, long at, long talk, Allowance allowance) {
        long cost(long billed) {
            return rate.costMicros(billed, at, allowance);
        }

        long billed(long millis) {
            return rate.billedMillis(millis, at);
        }

        long affordable(long amount, long atMost) {
            return rate.affordableMillis(amount, at, allowance, atMost);
        }
    }

    private void forRandomCalls(BiConsumer<Call, Supplier<String>> check) {
        System.out.println("HangUpRandomTest seed " + seed);
        RandomTariff tariff = RandomTariff.of(random);
        for (int i = 0; i < TARIFFS; i++) {
            tariff = i % TARIFFS_PER_TIMETABLE == 0 ? RandomTariff.of(random) : tariff.withOtherPrices(random);
            RandomTariff now = tariff;
            for (int j = 0; j < CALLS_PER_TARIFF; j++) {
                long talk = tariff.talk(random);
                Call call = new Call(tariff.rate(), tariff.answer(random, talk), talk, tariff.allowance(random));
                check.accept(
                        call,
                        () -> "seed " + seed + ", " + call + ", " + now + ", "
                                + now.timetable().windows());
            }
        }
    }

    @Test
    void theLongestAffordableCallCostsNoMoreAndOneIncrementMoreCostsMore() {
        AtomicInteger cutShort = new AtomicInteger();
        AtomicInteger unlimited = new AtomicInteger();
        forRandomCalls((call, what) -> {
            long cost = call.cost(call.talk);
            long amount = random.nextInt(3) == 0 ? random.nextLong(cost + 1) : cost + random.nextInt(5) - 2;
            long atMost = call.talk + random.nextLong(call.talk + 1);
            long affordable = call.affordable(amount, atMost);
            if (affordable == CallRate.UNLIMITED_MILLIS) {
                unlimited.incrementAndGet();
                assertTrue(call.cost(CallRate.LONGEST_MILLIS) <= amount, what);
                return;
            }
            if (amount < 0) {
                assertEquals(0, affordable, what);
                return;
            }
            assertTrue(call.cost(affordable) <= amount, what);
            assertEquals(affordable, call.billed(affordable), what);
            assertTrue(affordable <= call.billed(atMost), what);
            if (affordable < call.billed(atMost)) {
                cutShort.incrementAndGet();
                assertTrue(call.cost(call.billed(affordable + 1)) > amount, what);
            }
        });
        assertTrue(cutShort.get() > TARIFFS && unlimited.get() > 0, cutShort + " cut short, " + unlimited + " not");
    }

    @Test
    void theCostNeverFallsAndItsPartsSumUpToIt() {
        forRandomCalls((call, what) -> {
            long cost = 0;
            long billed = 0;
            for (int i = 0; i < STEPS; i++) {
                billed = call.billed(billed + 1 + random.nextLong(call.talk / STEPS + 1));
                long more = call.cost(billed);
                assertTrue(more >= cost, what);
                cost = more;
                Charge charge = call.rate.charge(billed, call.at, call.allowance);
                assertEquals(cost, charge.micros(), what);
                assertEquals(cost, sum(charge), what);
            }
        });
    }

    private static long sum(Charge charge) {
        return charge.segments().stream().mapToLong(ChargeSegment::amountMicros).sum();
    }

    /** Slices as a call reserves them, until nothing fits; then the call is hung up. */
    @Test
    void slicesSumUpToTheCostOfThePaidTime() {
        AtomicInteger hungUp = new AtomicInteger();
        forRandomCalls((call, what) -> {
            long balance = call.cost(call.talk);
            long slice = 1 + random.nextLong(call.talk / 8 + 10);
            long reserved = 0;
            long paid = 0;
            for (int i = 0; i < STEPS; i++) {
                long affordable = call.affordable(balance, paid + slice);
                if (affordable <= paid) {
                    hungUp.incrementAndGet();
                    assertEquals(paid, call.affordable(balance, CallRate.LONGEST_MILLIS), what);
                    break;
                }
                paid = Math.min(call.billed(paid + slice), affordable);
                long step = call.cost(paid) - reserved;
                assertTrue(step >= 0 && reserved + step <= balance, what);
                reserved += step;
                long hangUp = random.nextLong(paid + 1);
                assertTrue(call.cost(call.billed(hangUp)) <= reserved, what);
            }
            assertEquals(reserved, call.cost(paid), what);
        });
        assertTrue(hungUp.get() > TARIFFS, hungUp + " hung up");
    }
}
