package id.pulsa.proxy.auth;

import static id.pulsa.proxy.auth.NonceUses.Verdict.FORGOTTEN;
import static id.pulsa.proxy.auth.NonceUses.Verdict.FRESH;
import static id.pulsa.proxy.auth.NonceUses.Verdict.REPLAYED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonceUsesTest {
    /** Counts in the order in which they arrive; + taken, - refused. */
    @ParameterizedTest
    @CsvSource({
        "1+ 1-",
        "1+ 2+ 3+ 2- 1- 3- 4+",
        "2+ 1+ 1- 2-",
        "5+ 3+ 4+ 3- 4- 1+ 2+ 2-",
        "33+ 2+ 1- 2-",
        "32+ 1+ 1-",
        "100+ 69+ 68- 69- 101+ 69- 70+",
        "1+ 4294967295+ 4294967295- 4294967264+ 4294967263- 1-",
        "7+ 39+ 7- 8+"
    })
    void takesEachCountOnce(String counts) {
        NonceUses uses = new NonceUses(16);
        for (String step : counts.split(" ", -1)) {
            long count = Long.parseLong(step.substring(0, step.length() - 1));
            assertEquals(step.endsWith("+") ? FRESH : REPLAYED, uses.use(uses.newestGeneration(), 42, count), step);
        }
    }

    @Test
    void tellsNoncesApart() {
        NonceUses uses = new NonceUses(16);
        int generation = uses.newestGeneration();

        assertEquals(FRESH, uses.use(generation, 1, 1));
        assertEquals(FRESH, uses.use(generation, 2, 1));
        assertEquals(FRESH, uses.use(generation, -1, 1));
        assertEquals(REPLAYED, uses.use(generation, 2, 1));
    }

    @Test
    void neverTakesAForgottenNonceAgain() {
        NonceUses uses = new NonceUses(16);
        int first = uses.newestGeneration();
        assertEquals(FRESH, uses.use(first, 1_000_003, 1));

        SplittableRandom random = new SplittableRandom(7);
        while (uses.newestGeneration() == first) {
            uses.use(uses.newestGeneration(), random.nextLong(), 1);
        }
        assertEquals(REPLAYED, uses.use(first, 1_000_003, 1), "one generation later it is still known");
        assertEquals(FRESH, uses.use(first, 1_000_003, 2));

        while (uses.newestGeneration() == first + 1) {
            uses.use(uses.newestGeneration(), random.nextLong(), 1);
        }
        assertEquals(FORGOTTEN, uses.use(first, 1_000_003, 1));
        assertEquals(FORGOTTEN, uses.use(first, 1_000_003, 3));
        assertNotEquals(first, uses.newestGeneration());
    }

    @Test
    void remembersAsManyAsItSays() {
        NonceUses uses = new NonceUses(1_000);
        int first = uses.newestGeneration();
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 999; i++) {
            assertEquals(FRESH, uses.use(first, random.nextLong(), 1));
        }
        assertEquals(first, uses.newestGeneration());
    }

    @Test
    void letsOneOfManyThreadsHaveACount() throws Exception {
        NonceUses uses = new NonceUses(4_096);
        int generation = uses.newestGeneration();
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                tasks.add(() -> {
                    int taken = 0;
                    for (int use = 0; use < 32_000; use++) {
                        taken += uses.use(generation, use / 32 + 1, use % 32 + 1) == FRESH ? 1 : 0;
                    }
                    return taken;
                });
            }
            int taken = 0;
            for (Future<Integer> done : pool.invokeAll(tasks)) {
                taken += done.get();
            }
            assertEquals(32_000, taken);
        } finally {
            pool.shutdown();
        }
    }
}
