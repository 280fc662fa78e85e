package id.pulsa.charging.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # x,   Q(x),     x·Q(x)
            0.5,   1,        0.5
            1,     1,        1
            1.1,   0.990050, 1.089055
            1.366, 0.874629, 1.194743
            1.4,   0.852144, 1.193001
            1.5,   0.778801, 1.168201
            1.7,   0.612626, 1.041465
            2,     0.367879, 0.735759
            """)
    void demandAndRevenue(double ratio, double remaining, double revenue) {
        assertEquals(remaining, Demand.remaining(ratio), 5e-7);
        assertEquals(remaining, Demand.remaining((int) Math.round(ratio * 1_000)), 5e-7);
        assertEquals(revenue, Demand.revenue(ratio), 1e-6);
    }

    @Test
    void theInverseLeadsBack() {
        for (int thousandths = 1_000; thousandths <= 3_000; thousandths++) {
            double ratio = thousandths / 1_000.0;
            assertEquals(ratio, Demand.ratioFor(Demand.remaining(ratio)), 1e-9);
        }
        assertEquals(1, Demand.ratioFor(1.2));
        assertThrows(IllegalArgumentException.class, () -> Demand.ratioFor(0));
        assertThrows(IllegalArgumentException.class, () -> Demand.ratioFor(Double.NaN));
    }

    @Test
    void revenueIsHighestAtTheBestRatioAndAboveTheNormalPricesUpToOnePointSeven() {
        double highest = Demand.revenue(Demand.BEST_RATIO);
        for (double ratio = 1.001; ratio <= 1.7; ratio += 0.001) {
            assertTrue(Demand.revenue(ratio) > 1, "at " + ratio);
            assertTrue(Demand.revenue(ratio) <= highest, "at " + ratio);
        }
    }
}
