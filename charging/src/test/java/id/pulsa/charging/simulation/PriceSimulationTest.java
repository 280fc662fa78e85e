package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.OptimalPrice;
import id.pulsa.charging.pricing.PriceInputs;
import id.pulsa.charging.pricing.PricePolicy;
import id.pulsa.charging.pricing.PriceRange;
import id.pulsa.charging.pricing.StepPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that follow the load, on the virtual clock. */
class PriceSimulationTest {
    private static final long SEED = Long.getLong("pulsa.simulation.seed", 20_261);
    private static final int CELLS = Integer.getInteger("pulsa.simulation.cells", 200);

    /** The window, and five intervals. */
    private static final int FOLLOWED_MINUTES = 65;

    private static SimulatedCell cell(String name, int channels, double naturalErl, PricePolicy policy) {
        return Networks.cell(name, channels, naturalErl, new ChannelsAdmission(), Networks.everyMinute(policy));
    }

    private static SimulationReport simulate(List<SimulatedCell> cells, DailyProfile profile, Runs runs)
            throws InterruptedException {
        return new Simulation(Networks.scenario(cells, CallerModel.STEADY.with(profile)), runs, 2)
                .simulate(Regime.AS_CONFIGURED, Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # smoothing, hysteresis, most changes an hour of 15, 30 and 60 channels
            500,         10,         45, 40, 30
            500,         30,         25, 15, 9
            1000,        50,         12,  6, 4
            """)
    void closedLoopBringsCellsToTheirTarget(int smoothing, int hysteresis, int of15, int of30, int of60)
            throws InterruptedException {
        List<SimulatedCell> cells = new ArrayList<>();
        for (int channels : new int[] {15, 30, 60}) {
            cells.add(cell(
                    channels + " channels",
                    channels,
                    1.3 * ErlangB.capacity(channels, 0.01),
                    new ClosedLoopPrice(1_000, PriceRange.USUAL, smoothing, hysteresis)));
        }
        SimulationReport report =
                simulate(cells, DailyProfile.FLAT, new Runs(SEED, 2 * Networks.HOUR, 2 * Networks.DAY, 3));
        int[] mostChanges = {of15, of30, of60};
        for (int i = 0; i < mostChanges.length; i++) {
            CellReport cell = report.cells().get(i);
            double utilisation = cell.estimate(Metric.UTILISATION).mean();
            double changes = cell.estimate(Metric.PRICE_CHANGES_PER_HOUR).mean();
            String what = cell.name() + ": utilisation " + utilisation + ", " + changes + " changes an hour, ratio "
                    + cell.estimate(Metric.PRICE_RATIO) + ", seed " + SEED;
            System.out.println(what);
            assertEquals(1, utilisation, 0.03, what);
            assertTrue(changes <= mostChanges[i], what);
            assertEquals(
                    Demand.ratioFor(1 / 1.3), cell.estimate(Metric.PRICE_RATIO).mean(), 0.04, what);
        }
    }

    /** With few calls in the window their number is a rough guess; its errors must not add up to a higher load. */
    @Test
    void closedLoopBringsCellsOfAnySizeToTheirTarget() throws InterruptedException {
        List<SimulatedCell> cells = new ArrayList<>();
        for (int channels : new int[] {5, 6, 7, 8, 10, 12, 15, 20, 30, 45, 60}) {
            double natural = 1.3 * ErlangB.capacity(channels, 0.01);
            cells.add(cell(channels + " channels", channels, natural, ClosedLoopPrice.USUAL));
        }
        SimulationReport report =
                simulate(cells, DailyProfile.FLAT, new Runs(SEED, 2 * Networks.HOUR, 4 * Networks.DAY, 4));
        for (CellReport cell : report.cells()) {
            Estimate utilisation = cell.estimate(Metric.UTILISATION);
            double changes = cell.estimate(Metric.PRICE_CHANGES_PER_HOUR).mean();
            String what =
                    cell.name() + ": utilisation " + utilisation + ", " + changes + " changes an hour, seed " + SEED;
            System.out.println(what);
            assertEquals(1, utilisation.mean(), 0.03, what);
            assertTrue(changes <= 30, what);
        }
    }

    @Test
    void optimalBringsTheMost() throws InterruptedException {
        Random random = new Random(SEED);
        List<SimulatedCell> cells = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            int channels = 2 + random.nextInt(40);
            double capacity = ErlangB.capacity(channels, 0.01);
            double natural = capacity * (0.3 + 2.2 * random.nextDouble());
            PriceInputs inputs = new PriceInputs(channels, capacity, natural, natural, 0, 1_000);
            double best = revenue(OptimalPrice.USUAL, inputs);
            assertTrue(best >= revenue(StepPrice.OF_THE_STUDY, inputs), inputs + ", seed " + SEED);
            assertTrue(best >= revenue(FlatPrice.NORMAL, inputs), inputs + ", seed " + SEED);
            expected.add(best);
            cells.add(cell("c" + i, channels, natural, OptimalPrice.USUAL));
        }
        SimulationReport report =
                simulate(cells, DailyProfile.FLAT, new Runs(SEED, 3 * Networks.HOUR / 2, 4 * Networks.HOUR, 6));
        int inside = 0;
        double sum = 0;
        for (int i = 0; i < CELLS; i++) {
            Estimate earned = report.cells().get(i).estimate(Metric.REVENUE_PER_HOUR);
            double theory = rupiahPerHour(expected.get(i));
            sum += theory;
            inside += earned.contains(theory) ? 1 : 0;
        }
        Estimate all = report.total().estimate(Metric.REVENUE_PER_HOUR);
        System.out.println("optimal earns what it should in " + inside + " of " + CELLS + " cells; all " + all
                + ", expected " + sum + " = " + all.mean() / sum + " seed " + SEED);
        assertEquals(1, all.mean() / sum, 0.01, all + ", expected " + sum + ", seed " + SEED);
        assertTrue(inside >= 0.9 * CELLS, inside + " of " + CELLS + ", seed " + SEED);
    }

    private static double revenue(PricePolicy policy, PriceInputs inputs) {
        return OptimalPrice.revenue(inputs.channels(), inputs.naturalErl(), 0, policy.ratioThousandths(inputs));
    }

    /** Rp 15 a second; an increment of 10 s that has begun is charged whole, which of exponential times is exact. */
    private static double rupiahPerHour(double erlang) {
        double mean = 246;
        double billed = 10 / -Math.expm1(-10 / mean);
        return erlang * 3_600 * 15 * billed / mean;
    }

    /** From half of the capacity to 1.3 times, and back. */
    @Test
    void aStepOfTheLoadIsFollowed() throws InterruptedException {
        double[] factors = new double[24];
        for (int hour = 0; hour < 24; hour++) {
            factors[hour] = hour >= 8 && hour < 16 ? 1.3 : 0.5;
        }
        double capacity = ErlangB.capacity(60, 0.01);
        List<SimulatedCell> cells = List.of(
                cell("loop", 60, capacity, ClosedLoopPrice.USUAL), cell("step", 60, capacity, StepPrice.OF_THE_STUDY));
        SimulationReport report =
                simulate(cells, DailyProfile.of(factors), new Runs(SEED, 2 * Networks.HOUR, Networks.DAY, 10));
        for (CellReport cell : report.cells()) {
            boolean loop = cell.name().equals("loop");
            double high = loop ? Demand.ratioFor(1 / 1.3) : 1.4;
            String what = cell.name() + " " + cell.path() + ", seed " + SEED;
            assertEquals(1, at(cell, 8 * 60 - 5), 0.02, what);
            assertEquals(high, at(cell, 8 * 60 + FOLLOWED_MINUTES), 0.06, what);
            assertEquals(high, at(cell, 12 * 60), 0.06, what);
            assertEquals(high, at(cell, 16 * 60 - 5), 0.06, what);
            assertEquals(1, at(cell, 16 * 60 + FOLLOWED_MINUTES), 0.02, what);
            assertEquals(1, at(cell, 20 * 60), 0.02, what);
        }
    }

    private static double at(CellReport cell, int minuteOfDay) {
        return cell.path().get((int) (minuteOfDay * 60_000L / cell.pathMillis()));
    }
}
