package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long time takes no more memory than a short one. */
class SimulationMemoryTest {
    /** Some 100,000 calls lie between the two; each takes more than 100 bytes while it goes on. */
    private static final long SLACK_BYTES = 4_000_000;

    @Test
    void memoryDoesNotGrowWithTheSimulatedTime() throws InterruptedException {
        List<Long> used = new ArrayList<>();
        Progress weigher = new Progress() {
            @Override
            public void reached(double fraction, long simulatedMillis) {
                long hours = simulatedMillis / Networks.HOUR;
                if (hours == 10 || hours == 24) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    used.add(runtime.totalMemory() - runtime.freeMemory());
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        new Simulation(
                        Networks.scenario(Networks.genteng(), CallerModel.STEADY),
                        new Runs(1, Networks.HOUR, Networks.DAY, 1),
                        1)
                .simulate(
                        new Regime("loop", new ChannelsAdmission(), Networks.everyMinute(ClosedLoopPrice.USUAL)),
                        weigher);
        assertEquals(2, used.size());
        assertTrue(used.get(1) - used.get(0) < SLACK_BYTES, used + " bytes");
        System.out.println("used memory after 10 and 24 virtual hours: " + used);
    }
}
