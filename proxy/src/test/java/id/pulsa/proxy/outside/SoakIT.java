package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * 200 calls a second for as many seconds as {@code -Dpulsa.soakSeconds} says (1800: half an hour): once a sixth of it is
 * over, nothing may grow any more: heap, entries of the maps, threads, files. Prints a line of figures each minute.
 */
@Isolated
@EnabledIfSystemProperty(named = "pulsa.soakSeconds", matches = "\\d+")
class SoakIT {
    private static final int SECONDS = Integer.getInteger("pulsa.soakSeconds", 0);
    private static final int PER_SECOND = Integer.getInteger("pulsa.calls_per_second", 200);
    private static final int SETTLED_PART = 6;
    private static final int LOOKS = 30;
    private static final Duration TALK = Duration.ofSeconds(5);
    private static final long HEAP_NOISE_BYTES = 4L << 20;
    private static final int NOISE = 4;
    /** Which metrics count what is held. */
    private static final Set<String> HELD = Set.of(
            "pulsa_calls",
            "pulsa_legs",
            "pulsa_transactions",
            "pulsa_ledger_waiting",
            "pulsa_accounts",
            "pulsa_subscribers",
            "pulsa_registered_numbers");

    @Test
    void nothingGrows() throws IOException {
        SubscriberFile subscribers = new SubscriberFile();
        List<Sipp.Caller> callers = IntStream.range(66_000, 68_000)
                .mapToObj(Integer::toString)
                .map(Stage::caller)
                .toList();
        callers.forEach(caller -> subscribers.add(caller.number(), "1000000.00", "lab"));
        try (Stage stage = Stage.setUp("soak", new FreePorts(27_500))) {
            GatewayProcess gateway = stage.gateway()
                    .withSubscribers(subscribers)
                    .set("sip.t1", "500ms")
                    .start();
            try (SippRun pbx = stage.busyPbx();
                    SippRun load = stage.scenario("caller-hangs-up", "-")
                            .as(callers)
                            .calls("1000")
                            .talking(TALK)
                            .times(SECONDS * PER_SECOND, PER_SECOND)
                            .crowded()
                            .start()) {
                List<Figures> looks = new ArrayList<>();
                for (int look = 1; look < LOOKS; look++) {
                    LockSupport.parkNanos(SECONDS * 1_000_000_000L / LOOKS);
                    assertTrue(load.isAlive() && pbx.isAlive(), "under load");
                    looks.add(Figures.of(gateway));
                    System.out.println(look * SECONDS / LOOKS + " s: " + looks.get(look - 1));
                }
                load.awaitSuccess(Duration.ofSeconds(60));
                System.out.println("idle: " + Figures.of(gateway));
                looks.get(LOOKS - 2).assertNoMoreThan(looks.get(LOOKS / SETTLED_PART - 1));
            }
            assertEquals(0, stage.liveCalls().size());
        }
    }

    /** What a process holds. */
    private record Figures(
            long heapBytes, int threads, int files, int mappings, long residentBytes, Map<String, Double> held) {
        static Figures of(GatewayProcess gateway) throws IOException {
            Path process = Path.of("/proc", Long.toString(gateway.pid()));
            HeapHistogram heap = HeapHistogram.of(gateway);
            return new Figures(
                    heap.bytes(),
                    count(process.resolve("task")),
                    count(process.resolve("fd")),
                    Files.readAllLines(process.resolve("maps")).size(),
                    resident(process),
                    held(new ControlApi(gateway).metrics()));
        }

        private static Map<String, Double> held(Map<String, Double> metrics) {
            Map<String, Double> held = new TreeMap<>(metrics);
            held.keySet().retainAll(HELD);
            return held;
        }

        private static int count(Path folder) throws IOException {
            try (Stream<Path> entries = Files.list(folder)) {
                return (int) entries.count();
            }
        }

        private static long resident(Path process) throws IOException {
            return Files.readAllLines(process.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .sum();
        }

        void assertNoMoreThan(Figures before) {
            assertTrue(heapBytes - before.heapBytes < HEAP_NOISE_BYTES, "heap");
            assertTrue(threads - before.threads < NOISE, "threads");
            assertTrue(files - before.files < NOISE, "files");
            assertTrue(mappings - before.mappings < NOISE, "memory mappings");
            held.forEach((name, value) ->
                    assertTrue(value <= before.held.getOrDefault(name, 0.0) * 1.2 + NOISE, name + " " + value));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "heap %.1f MB, %d threads, %d files, %d mappings, resident %d MB, %s",
                    heapBytes / 1e6,
                    threads,
                    files,
                    mappings,
                    residentBytes >> 20,
                    held);
        }
    }
}
