package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.PreblockingAdmission;
import id.pulsa.charging.cell.FullHandover;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.pricing.StepPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What makes a simulation one that can be trusted: the same again, the same callers, nothing lost. */
class SimulationTest {
    private static final long SEED = 7;
    private static final Regime FLAT = new Regime("flat", new ChannelsAdmission(), PriceRule.NORMAL);
    private static final Regime STEP =
            new Regime("step", new PreblockingAdmission(), Networks.everyMinute(StepPrice.OF_THE_STUDY));
    private static final Regime LOOP =
            new Regime("closed-loop", new ChannelsAdmission(), new PriceRule(ClosedLoopPrice.USUAL, 60_000, 30_000));

    private static final CallerModel MOVING = new CallerModel(DailyProfile.TYPICAL, 246_000, 0.5);

    private static Runs runs(long seed, int replications) {
        return new Runs(seed, Networks.HOUR, 12 * Networks.HOUR, replications);
    }

    private static SimulationResults compare(long seed, int replications, int threads) throws InterruptedException {
        return new Simulation(Networks.scenario(Networks.genteng(), MOVING), runs(seed, replications), threads)
                .compare(List.of(FLAT, STEP, LOOP), Progress.NONE);
    }

    @Test
    void theSameSeedGivesTheSameToTheLastBit() throws InterruptedException {
        SimulationResults first = compare(SEED, 3, 1);
        assertEquals(first.reports(), compare(SEED, 3, 2).reports());
        assertNotEquals(first.reports(), compare(SEED + 1, 3, 2).reports());
    }

    @Test
    void allRegimesMeetTheSameCallers() throws InterruptedException {
        SimulationResults results = compare(SEED, 2, 2);
        SimulationReport flat = results.reports().get(0);
        for (SimulationReport other : results.reports()) {
            for (int i = 0; i < flat.cells().size(); i++) {
                assertEquals(flat.cells().get(i).natural(), other.cells().get(i).natural());
            }
        }
        assertEquals(0, flat.total().pricedOut());
        assertTrue(results.reports().get(2).total().pricedOut() > 0);
        assertTrue(results.reports().get(1).total().preblocked() > 0);
    }

    /** Seen in the stream itself: nothing that is done with a call has a part in the next one. */
    @Test
    void callsOfAStreamDoNotDependOnWhatIsAsked() {
        NaturalCalls one = new NaturalCalls(5, MOVING, SEED, 0, 0, 0);
        NaturalCalls other = new NaturalCalls(5, MOVING, SEED, 0, 1, 0);
        NaturalCalls again = new NaturalCalls(5, MOVING, SEED, 0, 0, 0);
        boolean differ = false;
        for (int i = 0; i < 1_000; i++) {
            one.next();
            other.next();
            again.next();
            assertEquals(one.atMillis(), again.atMillis());
            assertEquals(one.holdingMillis(), again.holdingMillis());
            assertEquals(one.seed(), again.seed());
            differ |= one.holdingMillis() != other.holdingMillis();
        }
        assertTrue(differ, "two cells have streams of their own");
    }

    /** The paired interval of a difference is narrower than what two independent simulations would give. */
    @Test
    void differencesOnTheSameCallersAreSharper() throws InterruptedException {
        List<SimulatedCell> cells = List.of(Networks.cell("c", 20, 15, new ChannelsAdmission(), PriceRule.NORMAL));
        Regime dearer = new Regime("1.1", null, Networks.everyMinute(new FlatPrice(1_100)));
        List<SimulationReport> reports = new Simulation(Networks.scenario(cells, CallerModel.STEADY), runs(SEED, 10), 2)
                .compare(List.of(FLAT, dearer), Progress.NONE)
                .reports();
        CellReport base = reports.get(0).total();
        CellReport other = reports.get(1).total();
        Estimate paired = other.over(base, Metric.REVENUE_PER_HOUR);
        double apart = Math.hypot(
                base.estimate(Metric.REVENUE_PER_HOUR).half(),
                other.estimate(Metric.REVENUE_PER_HOUR).half());
        assertTrue(paired.half() < 0.7 * apart, paired + ", apart " + apart);
        assertTrue(paired.low() > 0, "dearer by 10 %, 1 % fewer callers: " + paired);
        assertEquals(
                paired.mean() / base.estimate(Metric.REVENUE_PER_HOUR).mean(),
                other.gainOver(base, Metric.REVENUE_PER_HOUR).mean(),
                0.005);
    }

    /** Two cells on one mast, a busy and an idle one: a call that finds no channel goes on or is broken off. */
    @Test
    void handoversAreKeptOrDropped() throws InterruptedException {
        for (FullHandover full : FullHandover.values()) {
            List<SimulatedCell> cells = List.of(
                    Networks.cell("one", "m", 4, 3, new ChannelsAdmission(), PriceRule.NORMAL, full),
                    Networks.cell("two", "m", 4, 3, new ChannelsAdmission(), PriceRule.NORMAL, full));
            CellReport total = new Simulation(
                            Networks.scenario(cells, new CallerModel(DailyProfile.FLAT, 246_000, 1)), runs(SEED, 2), 2)
                    .simulate(Regime.AS_CONFIGURED, Progress.NONE)
                    .total();
            boolean drops = full == FullHandover.DROP;
            assertTrue(total.handoversRefused() > 100);
            assertEquals(drops ? total.handoversRefused() : 0, total.handoversDropped());
            double admitted = total.attempts() - total.blocked();
            double perCall = total.handovers() / admitted;
            if (drops) {
                assertTrue(perCall < 0.95, "calls that are broken off move less: " + perCall);
            } else {
                assertEquals(1, perCall, 0.05);
            }
            assertEquals(total.erlangB(), total.blocking().share(), 0.03, full + ", seed " + SEED);
            assertEquals(drops, total.estimate(Metric.DROPPED).mean() > 0);
        }
    }

    @Test
    void tellsHowFarItIsAndStopsWhenAsked() throws InterruptedException {
        List<SimulatedCell> cells = List.of(Networks.cell("c", 2, 1, new ChannelsAdmission(), PriceRule.NORMAL));
        Simulation simulation = new Simulation(Networks.scenario(cells, MOVING), runs(SEED, 2), 1);
        Watcher whole = new Watcher(2);
        simulation.simulate(FLAT, whole);
        assertEquals(26, whole.fractions.size());
        assertEquals(1, whole.fractions.get(25), 1e-12);
        Watcher impatient = new Watcher(0.4);
        assertThrows(CancellationException.class, () -> simulation.simulate(FLAT, impatient));
        assertEquals(11, impatient.fractions.size());
    }

    private static final class Watcher implements Progress {
        private final List<Double> fractions = new ArrayList<>();
        private final double stopAt;

        Watcher(double stopAt) {
            this.stopAt = stopAt;
        }

        @Override
        public void reached(double fraction, long simulatedMillis) {
            fractions.add(fraction);
            assertEquals(fraction, simulatedMillis / (2.0 * 13 * Networks.HOUR), 1e-12);
        }

        @Override
        public boolean cancelled() {
            return fractions.size() > 0 && fractions.get(fractions.size() - 1) > stopAt;
        }
    }

    @Test
    void planWithoutThePriceIsSaid() {
        Charges charges = new Charges(Networks.charges().rater(), "none", "0811", Networks.MIDNIGHT);
        Scenario scenario = new Scenario(Networks.genteng(), CallerModel.STEADY, charges);
        Simulation simulation = new Simulation(scenario, runs(SEED, 1), 1);
        assertThrows(IllegalArgumentException.class, () -> simulation.simulate(FLAT, Progress.NONE));
    }
}
