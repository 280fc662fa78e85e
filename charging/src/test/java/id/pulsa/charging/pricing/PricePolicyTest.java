package id.pulsa.charging.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.erlang.ErlangB;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricePolicyTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # measured, ratio at a capacity of 10
            9.99,       1000
            10,         1400
            12,         1400
            0,          1000
            """)
    void stepGoesByTheMeasuredLoad(double measured, int ratio) {
        assertEquals(ratio, StepPrice.OF_THE_STUDY.ratioThousandths(new PriceInputs(17, 10, measured, 20, 0, 1000)));
        assertEquals(1000, FlatPrice.NORMAL.ratioThousandths(new PriceInputs(17, 10, measured, 20, 0, 1400)));
    }

    @Test
    void stepOfACellWithoutCapacity() {
        assertEquals(1000, StepPrice.OF_THE_STUDY.ratioThousandths(new PriceInputs(0, 0, 0, 0, 0, 1000)));
        assertEquals(1400, StepPrice.OF_THE_STUDY.ratioThousandths(new PriceInputs(0, 0, 0.1, 0.1, 0, 1000)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # natural, now, next (capacity 10; half of the way, at least 0.010)
            13,        1000, 1256
            13,        1256, 1384
            13,        1507, 1507
            13,        1520, 1520
            13,        1525, 1519
            9,         1500, 1250
            9,         1009, 1000
            9,         1010, 1005
            100,       1400, 1550
            100,       1691, 1691
            0,         1000, 1000
            12,        5000, 1564
            """)
    void closedLoopApproachesItsTarget(double natural, int now, int next) {
        ClosedLoopPrice loop = new ClosedLoopPrice(1_000, PriceRange.USUAL, 500, 10);
        assertEquals(next, loop.ratioThousandths(new PriceInputs(17, 10, 0, natural, 0, now)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # natural, fixed, where it stays (capacity 10)
            8,         2,     1000
            8,         4,     1536
            8,         9.9,   1700
            8,         12,    1700
            0,         12,    1000
            """)
    void closedLoopLeavesRoomForWhatNoPriceDeters(double natural, double fixed, int ratio) {
        ClosedLoopPrice policy = new ClosedLoopPrice(1_000, PriceRange.USUAL, 1_000, 0);
        assertEquals(ratio, policy.ratioThousandths(new PriceInputs(17, 10, 0, natural, fixed, 1_000)));
    }

    /** Of k calls counted the estimate has a variance of 1/k of its square. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # natural, of so many calls, where it stays (capacity 10)
            13,        1000000,          1512
            13,        40,               1536
            13,        10,               1598
            10,        10,               1309
            9,         10,               1000
            """)
    void closedLoopReckonsWithMoreLoadTheLessItKnows(double natural, int calls, int ratio) {
        ClosedLoopPrice policy = new ClosedLoopPrice(1_000, PriceRange.USUAL, 1_000, 0);
        assertEquals(ratio, policy.ratioThousandths(new PriceInputs(17, 10, 0, natural, 1.0 / calls, 0, 1_000)));
    }

    @Test
    void closedLoopComesToItsTargetAndStays() {
        ClosedLoopPrice policy = new ClosedLoopPrice(900, PriceRange.USUAL, 300, 5);
        int ratio = 1000;
        for (int i = 0; i < 40; i++) {
            ratio = policy.ratioThousandths(new PriceInputs(17, 10, 0, 13, 0, ratio));
        }
        assertEquals(9, 13 * Demand.remaining(ratio), 0.05);
        assertEquals(ratio, policy.ratioThousandths(new PriceInputs(17, 10, 0, 13, 0, ratio)));
    }

    @Test
    void optimalIsTheBestOfAllThousandths() {
        long seed = new Random().nextLong();
        System.out.println("PricePolicyTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int channels = 1 + random.nextInt(60);
            double natural = ErlangB.capacity(channels, 0.01) * (0.2 + 2 * random.nextDouble());
            double fixed = random.nextBoolean() ? 0 : natural * random.nextDouble();
            int best = OptimalPrice.USUAL.ratioThousandths(
                    new PriceInputs(channels, ErlangB.capacity(channels, 0.01), natural, natural, fixed, 1000));
            double revenue = OptimalPrice.revenue(channels, natural, fixed, best);
            for (int ratio = 1000; ratio <= 1700; ratio++) {
                assertTrue(
                        revenue >= OptimalPrice.revenue(channels, natural, fixed, ratio),
                        channels + " channels, " + natural + " erl: " + best + " brings less than " + ratio);
            }
        }
    }

    @Test
    void withoutLoadThePriceIsNormal() {
        assertEquals(1000, OptimalPrice.USUAL.ratioThousandths(new PriceInputs(17, 10, 0, 0, 0, 1400)));
        assertEquals(1000, OptimalPrice.USUAL.ratioThousandths(new PriceInputs(0, 0, 5, 5, 0, 1400)));
    }
}
