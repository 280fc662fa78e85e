package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.PreblockingAdmission;
import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.pricing.PriceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Blocking on the virtual clock beside theory. */
class BlockingSimulationTest {
    private static final long SEED = Long.getLong("pulsa.simulation.seed", 20_261);
    private static final int PAIRS = Integer.getInteger("pulsa.simulation.pairs", 100);
    private static final Runs SHORT = new Runs(SEED, Networks.HOUR / 2, 4 * Networks.HOUR, 8);
    private static final Runs LONG = new Runs(SEED, 2 * Networks.HOUR, 2 * Networks.DAY, 2);

    private static SimulationReport simulate(List<SimulatedCell> cells, Runs runs) throws InterruptedException {
        return new Simulation(Networks.scenario(cells, CallerModel.STEADY), runs, 2)
                .simulate(Regime.AS_CONFIGURED, Progress.NONE);
    }

    /** M/M/n/n: cells of 1 to 40 channels that block 1 % to 50 %. */
    @Test
    void blockingIsErlangs() throws InterruptedException {
        Random random = new Random(SEED);
        List<SimulatedCell> cells = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            int channels = 1 + random.nextInt(40);
            double load = ErlangB.capacity(channels, 0.01 + 0.49 * random.nextDouble());
            cells.add(Networks.cell("pair " + i, channels, load, new ChannelsAdmission(), PriceRule.NORMAL));
        }
        SimulationReport report = simulate(cells, SHORT);
        int inside = 0;
        for (int i = 0; i < PAIRS; i++) {
            CellReport cell = report.cells().get(i);
            double theory = ErlangB.blocking(cell.channels(), cells.get(i).naturalErl());
            assertEquals(theory, cell.erlangB(), 1e-9, "seed " + SEED + ", " + cell.name());
            if (cell.estimate(Metric.BLOCKING).contains(theory)) {
                inside++;
            }
        }
        System.out.println("blocking inside the interval: " + inside + " of " + PAIRS + ", seed " + SEED);
        assertTrue(inside >= 0.9 * PAIRS, inside + " of " + PAIRS + ", seed " + SEED);
    }

    /** With many channels none is refused for want of one, so that what is admitted is preblocking's part. */
    @Test
    void preblockingAdmitsThePartOfItsCapacity() throws InterruptedException {
        List<SimulatedCell> cells = new ArrayList<>();
        for (double overload : new double[] {1.2, 1.5, 2, 3}) {
            double capacity = ErlangB.capacity(60, 0.01);
            cells.add(Networks.cell(
                    "x" + overload, 60, overload * capacity, new PreblockingAdmission(), PriceRule.NORMAL));
        }
        for (CellReport cell : simulate(cells, LONG).cells()) {
            double expected = cell.capacityErl() / cell.naturalErl();
            double let = 1 - (double) cell.preblocked() / cell.attempts();
            System.out.println(cell.name() + " lets through " + let + ", C/P0 " + expected + ", full " + cell.full());
            assertEquals(expected, let, 0.01 * expected, "seed " + SEED + ", " + cell.name());
            assertTrue(cell.full() > 0, "the hard limit stays");
        }
    }

    /** With g guard channels new calls are blocked when fewer than g + 1 are free: like a cell that has g fewer. */
    @Test
    void guardedCellsBlockLikeSmallerOnes() throws InterruptedException {
        List<SimulatedCell> cells = List.of(Networks.cell("g", 20, 15, new GuardAdmission(3), PriceRule.NORMAL));
        CellReport cell = simulate(cells, LONG).total();
        double theory = ErlangB.blocking(17, 15);
        assertEquals(0, cell.full());
        assertEquals(theory, cell.blocking().share(), 0.01, "seed " + SEED);
        assertEquals(cell.guarded(), cell.blocked());
    }
}
