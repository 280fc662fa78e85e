package id.pulsa.proxy;

import id.pulsa.proxy.world.TemporaryDirectory;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/**
 * Gateways in worlds where everything fails. {@code -Dpulsa.worlds=10000} runs so many, {@code -Dpulsa.world=SEED} replays
 * one.
 */
class RandomWorldTest {
    private static final Logger LOG = LogManager.getLogger(RandomWorldTest.class);
    private static final int WORLDS = Integer.getInteger("pulsa.worlds", 50);

    /** A long run goes on after a fault: one seed tells less than several. */
    private static final int MOST_FAULTS = 10;

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        Long only = Long.getLong("pulsa.world");
        long first = only != null ? only : 1;
        long last = only != null ? only : WORLDS;
        List<AssertionError> faults = new ArrayList<>();
        for (long seed = first; seed <= last && faults.size() < MOST_FAULTS; seed++) {
            try (TemporaryDirectory directory = new TemporaryDirectory()) {
                play(new RandomWorld(seed, directory.path(), !Boolean.getBoolean("pulsa.world.immortal")), seed);
            } catch (AssertionError fault) {
                LOG.error("{}", fault.getMessage(), fault.getCause());
                faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            AssertionError fault = faults.get(0);
            faults.stream().skip(1).forEach(fault::addSuppressed);
            throw fault;
        }
    }

    private static void play(RandomWorld world, long seed) {
        try {
            world.run();
            LOG.info("world {}: {}", seed, world.summary());
        } catch (Throwable fault) {
            throw new AssertionError(
                    "world " + seed + " (replay: -Dpulsa.world=" + seed + "): " + world.summary(), fault);
        } finally {
            world.close();
        }
    }
}
