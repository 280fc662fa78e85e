package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** How long the virtual day takes. */
class SimulationSpeedTest {
    private static final Regime LOOP =
            new Regime("closed-loop", new ChannelsAdmission(), Networks.everyMinute(ClosedLoopPrice.USUAL));

    /** The best of a few, since machines have other work too. */
    private static double seconds(List<SimulatedCell> cells, int tries) throws InterruptedException {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tries; i++) {
            long began = System.nanoTime();
            new Simulation(Networks.scenario(cells, CallerModel.STEADY), new Runs(1, Networks.HOUR, Networks.DAY, 1), 1)
                    .simulate(LOOP, Progress.NONE);
            best = Math.min(best, (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1));
        }
        System.out.println(cells.size() + " cells, 24 h at the busy hour's load: " + best + " s");
        return best;
    }

    @Test
    void aDayOfTheClusterTakesLessThanFiveSeconds() throws InterruptedException {
        double seconds = seconds(Networks.genteng(), 3);
        assertTrue(seconds < 5, seconds + " s");
    }

    @Test
    @EnabledIfSystemProperty(named = "pulsa.simulation.large", matches = "true")
    void aDayOf700CellsTakesLessThanAMinute() throws InterruptedException {
        List<SimulatedCell> genteng = Networks.genteng();
        List<SimulatedCell> cells = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            SimulatedCell model = genteng.get(i % genteng.size());
            Cell cell = model.cell();
            cells.add(Networks.cell(
                    cell.name() + " " + i / genteng.size(),
                    cell.channels(),
                    model.naturalErl(),
                    cell.terms().admission(),
                    cell.terms().price()));
        }
        double seconds = seconds(cells, 1);
        assertTrue(seconds < 60, seconds + " s");
    }
}
