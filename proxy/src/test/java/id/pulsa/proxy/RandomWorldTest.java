package id.pulsa.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/**
 * Gateways in worlds where everything fails. {@code -Dpulsa.worlds=10000} runs so many, {@code -Dpulsa.world=SEED} replays
 * one.
 */
class RandomWorldTest {
    private static final Logger LOG = LogManager.getLogger(RandomWorldTest.class);
    /** A file system without a disk behind it: the world brings its own. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final int WORLDS = Integer.getInteger("pulsa.worlds", 30);

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        Long only = Long.getLong("pulsa.world");
        long first = only != null ? only : 1;
        long last = only != null ? only : WORLDS;
        for (long seed = first; seed <= last; seed++) {
            Path directory = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "pulsa-world")
                    : Files.createTempDirectory("pulsa-world");
            RandomWorld world = new RandomWorld(seed, directory, !Boolean.getBoolean("pulsa.world.immortal"));
            try {
                world.run();
                LOG.info("world {}: {}", seed, world.summary());
            } catch (Throwable fault) {
                throw new AssertionError(
                        "world " + seed + " (replay: -Dpulsa.world=" + seed + "): " + world.summary(), fault);
            } finally {
                world.close();
                delete(directory);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
