package id.pulsa.charging.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CellDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
    private static Cells cells(Cell... cells) {
        return new Cells(new CellPlan(List.of(cells), null), 0);
    }

    private static Cell cell(String name, int channels) {
        return Cell.of(name, channels);
    }

    /** Cells one and two have as many channels as their names say; none has none. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # caller | callee | emergency | full cell | busy one | busy two | busy none
            -        | -      | false     | -         | 0        | 0        | 0
            one      | -      | false     | -         | 1        | 0        | 0
            -        | two    | false     | -         | 0        | 1        | 0
            one      | two    | false     | -         | 1        | 1        | 0
            two      | two    | false     | -         | 0        | 2        | 0
            one      | one    | false     | one       | 0        | 0        | 0
            one      | one    | true      | -         | 2        | 0        | 0
            one      | none   | false     | none      | 0        | 0        | 0
            none     | one    | false     | none      | 0        | 0        | 0
            one      | none   | true      | -         | 1        | 0        | 1
            unknown  | one    | false     | -         | 1        | 0        | 0
            unknown  | other  | false     | -         | 0        | 0        | 0
            """)
    void takesAllChannelsOrNone(
            @Nullable String caller,
            @Nullable String callee,
            boolean emergency,
            @Nullable String full,
            int one,
            int two,
            int none) {
        Cells cells = cells(cell("one", 1), cell("two", 2), cell("none", 0));
        Seizure seizure = cells.seize(caller, callee, true, emergency, 0);
        CellDecision refusal = seizure.refusal();
        assertEquals(full, refusal == null ? null : refusal.cell());
        assertEquals(full == null, seizure.held() != null);
        assertEquals(one, cells.busy("one"));
        assertEquals(two, cells.busy("two"));
        assertEquals(none, cells.busy("none"));
        HeldChannels held = seizure.held();
        if (held != null) {
            held.release(1);
            held.release(2);
        }
        assertEquals(0, cells.busy("one") + cells.busy("two") + cells.busy("none"));
    }

    @Test
    void emergencyCallsKeepOthersOut() {
        Cells cells = cells(cell("two", 2));
        cells.seize("two", "two", false, true, 0);
        Seizure third = cells.seize("two", null, false, true, 0);
        Objects.requireNonNull(third.held()).release(0);
        assertEquals(
                "FULL",
                Objects.requireNonNull(cells.seize("two", null, true, false, 0).refusal())
                        .verdict());
        assertEquals(2, cells.busy("two"));
    }

    @Test
    void refusesTwoCellsOfOneName() {
        assertThrows(IllegalArgumentException.class, () -> cells(cell("a", 1), cell("a", 2)));
    }

    @Test
    void manyThreadsNeverPassTheChannelsAndEndAtZero() throws InterruptedException, ExecutionException {
        long seed = new Random().nextLong();
        System.out.println("CellsTest seed " + seed);
        List<String> names = List.of("a", "b", "c", "d", "unknown");
        Cells cells = cells(cell("a", 1), cell("b", 2), cell("c", 3), cell("d", 5));
        AtomicInteger refused = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(seed + i);
                running.add(threads.submit(() -> callsOf(random, names, cells, refused)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (Cell cell : cells.cells()) {
            assertEquals(0, cells.busy(cell.name()), cell.name());
        }
        assertTrue(refused.get() > 0, "the test is to meet full cells");
    }

    private static void callsOf(Random random, List<String> names, Cells cells, AtomicInteger refused) {
        List<HeldChannels> held = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String caller = names.get(random.nextInt(names.size()));
            String callee = names.get(random.nextInt(names.size()));
            HeldChannels channels = cells.seize(caller, callee, true, false, i).held();
            if (channels != null) {
                held.add(channels);
            } else {
                refused.incrementAndGet();
            }
            if (!held.isEmpty() && random.nextInt(3) == 0) {
                HeldChannels.Side side = random.nextBoolean() ? HeldChannels.Side.CALLER : HeldChannels.Side.CALLEE;
                cells.hand(held.get(random.nextInt(held.size())), side, callee, i);
            }
            for (Cell cell : cells.cells()) {
                assertTrue(cells.busy(cell.name()) <= cell.channels(), cell.name());
            }
            if (held.size() > random.nextInt(4)) {
                held.remove(random.nextInt(held.size())).release(i);
            }
        }
        held.forEach(channels -> channels.release(20_000));
    }
}
