package id.pulsa.charging.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
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
    private static Cell cell(String name, int channels) {
        return new Cell(name, "Genteng", "site", channels, 0, 10, AdmissionPolicy.CHANNELS);
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
        Cells cells = new Cells(List.of(cell("one", 1), cell("two", 2), cell("none", 0)));
        Seizure seizure = cells.seize(caller, callee, emergency);
        if (full == null) {
            assertInstanceOf(Seizure.Granted.class, seizure);
        } else {
            assertEquals(
                    full, assertInstanceOf(Seizure.Full.class, seizure).cell().name());
        }
        assertEquals(one, cells.busy("one"));
        assertEquals(two, cells.busy("two"));
        assertEquals(none, cells.busy("none"));
        if (full == null) {
            cells.release(caller, callee);
        }
        assertEquals(0, cells.busy("one") + cells.busy("two") + cells.busy("none"));
    }

    @Test
    void emergencyCallsKeepOthersOut() {
        Cells cells = new Cells(List.of(cell("two", 2)));
        cells.seize("two", "two", true);
        cells.seize("two", null, true);
        cells.release("two", null);
        assertInstanceOf(Seizure.Full.class, cells.seize("two", null, false));
        assertEquals(2, cells.busy("two"));
    }

    @Test
    void refusesToGiveBackWhatWasNotTaken() {
        Cells cells = new Cells(List.of(cell("two", 2)));
        cells.seize("two", null, false);
        assertThrows(IllegalStateException.class, () -> cells.release("two", "two"));
        assertEquals(1, cells.busy("two"));
    }

    @Test
    void refusesTwoCellsOfOneName() {
        assertThrows(IllegalArgumentException.class, () -> new Cells(List.of(cell("a", 1), cell("a", 2))));
    }

    @Test
    void manyThreadsNeverPassTheChannelsAndEndAtZero() throws InterruptedException, ExecutionException {
        long seed = new Random().nextLong();
        System.out.println("CellsTest seed " + seed);
        List<String> names = List.of("a", "b", "c", "d", "unknown");
        Cells cells = new Cells(List.of(cell("a", 1), cell("b", 2), cell("c", 3), cell("d", 5)));
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
        record Held(String caller, String callee) {}
        List<Held> held = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String caller = names.get(random.nextInt(names.size()));
            String callee = names.get(random.nextInt(names.size()));
            if (cells.seize(caller, callee, false) instanceof Seizure.Granted) {
                held.add(new Held(caller, callee));
            } else {
                refused.incrementAndGet();
            }
            for (Cell cell : cells.cells()) {
                assertTrue(cells.busy(cell.name()) <= cell.channels(), cell.name());
            }
            if (held.size() > random.nextInt(4)) {
                Held over = held.remove(random.nextInt(held.size()));
                cells.release(over.caller(), over.callee());
            }
        }
        held.forEach(call -> cells.release(call.caller(), call.callee()));
    }
}
