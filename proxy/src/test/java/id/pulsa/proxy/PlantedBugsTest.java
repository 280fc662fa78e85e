package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.world.TemporaryDirectory;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checks after a random world would find the bugs that it is there to find: each is planted, and found. */
class PlantedBugsTest {
    /** One in which calls to the PBX are hung up by the other side, and, when it may, the process dies. */
    private static final long SEED = 1;

    @ParameterizedTest
    @EnumSource
    void isFound(PlantedBugs bug) throws IOException {
        run(bug, PlantedBug.NONE);
        AssertionError found = assertThrows(AssertionError.class, () -> run(bug, bug.plant()));
        assertTrue(String.valueOf(found.getMessage()).contains(bug.complaint()), found::toString);
    }

    private static void run(PlantedBugs bug, PlantedBug planted) throws IOException {
        try (TemporaryDirectory directory = new TemporaryDirectory()) {
            RandomWorld world = new RandomWorld(SEED, directory.path(), bug.needsDeaths(), planted);
            try {
                world.run();
            } finally {
                world.close();
            }
        }
    }
}
