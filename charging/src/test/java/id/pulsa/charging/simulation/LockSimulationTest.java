package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.pricing.StepPrice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lock of the price and long calls, as they are charged. */
class LockSimulationTest {
    private static final long SEED = 3;

    /** Full from six on: who talks on into the dear time pays more when the price is locked for a minute only. */
    @Test
    void callsTakeTheNewPriceWhenTheirLockHasEnded() throws InterruptedException {
        double[] factors = new double[24];
        for (int hour = 0; hour < 24; hour++) {
            factors[hour] = hour % 2 == 0 ? 0.4 : 3;
        }
        List<SimulatedCell> cells = List.of(Networks.cell("c", 40, 15, new ChannelsAdmission(), PriceRule.NORMAL));
        CallerModel longCalls = new CallerModel(DailyProfile.of(factors), 1_800_000, 0);
        List<SimulationReport> reports = new Simulation(
                        Networks.scenario(cells, longCalls), new Runs(SEED, Networks.DAY, Networks.DAY, 4), 2)
                .compare(
                        List.of(
                                new Regime(
                                        "call",
                                        null,
                                        new PriceRule(StepPrice.OF_THE_STUDY, 60_000, PriceRule.WHOLE_CALL)),
                                new Regime("minute", null, new PriceRule(StepPrice.OF_THE_STUDY, 60_000, 60_000))),
                        Progress.NONE)
                .reports();
        CellReport call = reports.get(0).total();
        CellReport minute = reports.get(1).total();
        assertEquals(call.natural(), minute.natural());
        assertEquals(call.pricedOut(), minute.pricedOut(), "the lock is nothing to those who decide whether to call");
        assertEquals(call.blocked(), minute.blocked());
        assertTrue(call.priceChanges() > 0, "the price does change");
        assertTrue(call.revenueMicros() != minute.revenueMicros(), "seed " + SEED);
    }

    /** Begun in the warm-up, ended in the measured time: charged whole. A mean call lasts longer than the time measured. */
    @Test
    void callsThatBeganInTheWarmUpAreChargedWhole() throws InterruptedException {
        List<SimulatedCell> cells = List.of(Networks.cell("c", 200, 100, new ChannelsAdmission(), PriceRule.NORMAL));
        CellReport total = new Simulation(
                        Networks.scenario(cells, new CallerModel(DailyProfile.FLAT, 1_800_000, 0)),
                        new Runs(SEED, 4 * Networks.HOUR, Networks.HOUR / 2, 20),
                        2)
                .simulate(Regime.AS_CONFIGURED, Progress.NONE)
                .total();
        double expected = 100 * 15 * 3_600 * 10 / -Math.expm1(-10 / 1_800.0) / 1_800;
        Estimate revenue = total.estimate(Metric.REVENUE_PER_HOUR);
        assertEquals(1, revenue.mean() / expected, 0.05, revenue + ", expected " + expected + ", seed " + SEED);
    }
}
