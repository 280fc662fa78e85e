package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.PreblockingAdmission;
import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.OptimalPrice;
import id.pulsa.charging.pricing.PricePolicy;
import id.pulsa.charging.pricing.PriceRange;
import id.pulsa.charging.pricing.StepPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadPointTest {
    private static final int CHANNELS = 30;
    private static final double CAPACITY = ErlangB.capacity(CHANNELS, 0.01);

    private static LoadPoint at(int percent, PricePolicy policy) {
        return LoadPoint.of(CHANNELS, CAPACITY, CAPACITY * percent / 100, policy);
    }

    private static PricePolicy policy(String name) {
        return switch (name) {
            case "flat" -> FlatPrice.NORMAL;
            case "step" -> StepPrice.OF_THE_STUDY;
            case "closed-loop" -> new ClosedLoopPrice(1_000, PriceRange.USUAL, 500, 0);
            default -> OptimalPrice.USUAL;
        };
    }

    /** Where the step rule comes to rest, all calls are dear or none; between, the load stays at the threshold. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # price,     natural %, utilisation %, mean ratio, part of the time dear
            flat,        0,         0,             1.000,      0
            flat,        170,       170,           1.000,      0
            step,        0,         0,             1.000,      0
            step,        99,        99,            1.000,      0
            step,        105,       100,           1.129,      0.32
            step,        110,       100,           1.246,      0.61
            step,        115,       100,           1.353,      0.88
            step,        118,       100.6,         1.400,      1
            step,        200,       170.4,         1.400,      1
            closed-loop, 99,        99,            1.000,      0
            closed-loop, 110,       100,           1.309,      1
            closed-loop, 130,       100,           1.512,      1
            closed-loop, 200,       122.5,         1.700,      1
            optimal,     50,        43.7,          1.366,      1
            """)
    void bringsTheLoadTo(String price, int natural, double utilisation, double ratio, double dear) {
        LoadPoint point = at(natural, policy(price));
        String what = price + " at " + natural + " %: " + point.prices();
        assertEquals(utilisation, 100 * point.offered() / CAPACITY, 0.7, what);
        assertEquals(ratio, point.ratio(), 0.015, what);
        assertEquals(dear, point.dearPart(), 0.03, what);
    }

    @Test
    void carriesByErlang() {
        double natural = 1.3 * CAPACITY;
        LoadPoint flat = at(130, FlatPrice.NORMAL);
        assertEquals(ErlangB.carried(CHANNELS, natural), flat.carried(new ChannelsAdmission()), 1e-9);
        assertEquals(ErlangB.carried(CHANNELS, natural), flat.revenue(new ChannelsAdmission()), 1e-9);
        assertEquals(ErlangB.carried(CHANNELS, CAPACITY), flat.carried(new PreblockingAdmission()), 0.002);
        assertEquals(ErlangB.carried(CHANNELS - 2, natural), flat.carried(new GuardAdmission(2)), 1e-9);
        assertEquals(0, flat.carried(new GuardAdmission(CHANNELS)));
        LoadPoint step = at(130, StepPrice.OF_THE_STUDY);
        double carried = ErlangB.carried(CHANNELS, natural * Demand.remaining(1.4));
        assertEquals(carried, step.carried(new ChannelsAdmission()), 1e-9);
        assertEquals(1.4 * carried, step.revenue(new ChannelsAdmission()), 1e-9);
    }

    @Test
    void theLargestCellAndTheSmallest() {
        double capacity = ErlangB.capacity(ErlangB.MAX_CHANNELS, 0.01);
        LoadPoint large = LoadPoint.of(ErlangB.MAX_CHANNELS, capacity, 1.5 * capacity, OptimalPrice.USUAL);
        assertTrue(large.ratio() > 1.5 && large.carried(new ChannelsAdmission()) > 9_900, large.toString());
        LoadPoint none = LoadPoint.of(0, 0, 5, OptimalPrice.USUAL);
        assertEquals(0, none.carried(new PreblockingAdmission()));
    }
}
