package id.pulsa.proxy;

import id.pulsa.proxy.world.TemporaryDirectory;
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

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        Long only = Long.getLong("pulsa.world");
        long first = only != null ? only : 1;
        long last = only != null ? only : WORLDS;
        for (long seed = first; seed <= last; seed++) {
            try (TemporaryDirectory directory = new TemporaryDirectory()) {
                play(new RandomWorld(seed, directory.path(), !Boolean.getBoolean("pulsa.world.immortal")), seed);
            }
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
