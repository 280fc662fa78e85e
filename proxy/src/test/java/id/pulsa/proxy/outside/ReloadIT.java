package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Tariffs are reloaded again and again while 200 calls a second come in: each version has a price of its own, so that a
 * record tells which one it was charged by. {@code -Dpulsa.reloads=1000} for as many reloads as one has time for.
 */
@Isolated
class ReloadIT {
    private static final int RELOADS = Integer.getInteger("pulsa.reloads", 60);
    private static final Duration INTERVAL = Duration.ofMillis(150);
    private static final int PER_SECOND = Integer.getInteger("pulsa.calls_per_second", 200);
    private static final int CALLERS = 200;
    private static final Duration TALK = Duration.ofMillis(1_200);
    private static final int BROKEN_EVERY = 10;
    /** From the beginning of a call to its rating: the machine may be busy. */
    private static final long RATING_MILLIS = 3_000;

    /** The time of a version is noted just before it comes into force. */
    private static final long SWAP_MILLIS = 100;

    private static final long HEAP_NOISE_BYTES = 24L << 20;
    private static final String SNAPSHOT = "id.pulsa.charging.tariff.Tariffs";

    private final ObjectMapper json = new ObjectMapper();

    /** When each version came into force, by wall-clock ms. */
    private final NavigableMap<Long, Long> versions = new TreeMap<>();

    @Test
    void noCallIsDroppedOrMischarged() throws Exception {
        try (Stage stage = Stage.setUp("reload", new FreePorts(29_000))) {
            GatewayProcess gateway = stage.gateway().set("reload.watch", "0s").withSubscribers(subscribers());
            Path tariffs = gateway.folder().resolve("config/tariffs.yaml");
            Files.writeString(tariffs, tariffs(1));
            gateway.start();
            ControlApi api = new ControlApi(gateway);
            note(api.get("/tariffs").body());
            int calls = PER_SECOND * (int) (INTERVAL.toMillis() * RELOADS / 1_000 + 2);
            try (SippRun pbx = stage.busyPbx()) {
                warmUp(stage);
                HeapHistogram before = HeapHistogram.of(gateway);
                SippRun load = load(stage, calls);
                int under = reload(api, tariffs, load);
                load.awaitSuccess(Duration.ofSeconds(60).plus(INTERVAL.multipliedBy(3L * RELOADS)));
                assertTrue(pbx.isAlive(), "the PBX held out");
                check(gateway, calls + CALLERS);
                HeapHistogram after = HeapHistogram.of(gateway);
                System.out.println(RELOADS + " reloads, " + under + " of them while " + calls
                        + " calls came in; heap before " + before + ", after " + after);
                assertTrue(under > RELOADS / 2, "only " + under + " reloads met calls");
                int snapshots = after.instances(SNAPSHOT);
                assertTrue(snapshots == 1 || snapshots == 2, "old tariffs are kept: " + snapshots);
                assertTrue(after.bytes() - before.bytes() < HEAP_NOISE_BYTES, before + " grew to " + after);
            }
        }
    }

    private static SubscriberFile subscribers() {
        SubscriberFile subscribers = new SubscriberFile();
        callers().forEach(caller -> subscribers.add(caller, "1000000.00", "lab"));
        return subscribers;
    }

    private static List<String> callers() {
        return IntStream.range(0, CALLERS)
                .mapToObj(i -> Integer.toString(40_000 + i))
                .toList();
    }

    private static String tariffs(long version) {
        return """
                plans:
                  lab:
                    slice: 10s
                    destinations:
                      - {prefix: "", name: any, price: "%s", per: 1s, first_increment: 1s}
                """.formatted(price(version));
    }

    private static BigDecimal price(long version) {
        return BigDecimal.valueOf(100 + version, 2);
    }

    private static void warmUp(Stage stage) {
        caller(stage).times(CALLERS, 40).play(Duration.ofSeconds(60));
    }

    private static SippRun load(Stage stage, int calls) {
        return caller(stage).times(calls, PER_SECOND).start();
    }

    private static Sipp caller(Stage stage) {
        return stage.scenario("caller-hangs-up", "-")
                .as(callers().stream().map(Stage::caller).toList())
                .calls("1000")
                .talking(TALK)
                .untraced()
                .with("-buff_size", "8388608");
    }

    /** How many came while calls did. */
    private int reload(ControlApi api, Path tariffs, SippRun load) throws IOException {
        int under = 0;
        long next = System.nanoTime();
        for (int i = 1; i <= RELOADS; i++) {
            if (i % BROKEN_EVERY == 0) {
                broken(api, tariffs);
            }
            Files.writeString(tariffs, tariffs(versions.size() + 1L));
            ControlApi.Answer answer = api.post("/config/reload");
            assertEquals(200, answer.status(), () -> answer.body().toString());
            assertTrue(answer.body().path("changed").asBoolean());
            note(answer.body());
            under += load.isAlive() ? 1 : 0;
            next += INTERVAL.toNanos();
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
        return under;
    }

    private void note(JsonNode inForce) {
        long version = inForce.required("version").asLong();
        versions.put(millis(inForce.required("loaded")), version);
        assertEquals(versions.size(), version, "a version for each reload");
    }

    private void broken(ControlApi api, Path tariffs) throws IOException {
        Files.writeString(tariffs, tariffs(99).replace("per: 1s", "per: never"));
        ControlApi.Answer answer = api.post("/config/reload");
        assertEquals(422, answer.status());
        JsonNode finding = answer.body().required("findings").get(0);
        assertEquals(tariffs.toString(), finding.required("file").asText());
        assertEquals(5, finding.required("line").asInt());
        assertEquals(53, finding.required("column").asInt());
        assertEquals(
                versions.size(), api.get("/tariffs").body().required("version").asLong());
    }

    private void check(GatewayProcess gateway, int calls) throws IOException {
        Path export = gateway.folder().resolve("cdrs.jsonl");
        Eventually.get(
                "all calls have ended",
                Duration.ofSeconds(20),
                () -> gateway.json("call", "list").isEmpty() ? Optional.of(true) : Optional.empty());
        gateway.cli("cdr", "export", "--format", "jsonl", "--output", export.toString());
        List<String> lines = Files.readAllLines(export);
        assertEquals(calls, lines.size(), "a record for each call");
        for (String line : lines) {
            check(json.readTree(line));
        }
        gateway.cli("ledger", "verify");
    }

    private void check(JsonNode record) {
        assertEquals("CALLER_HUNG_UP", record.required("cause").asText(), record::toString);
        long started = millis(record.required("started"));
        BigDecimal billed =
                new BigDecimal(record.required("billed_time").asText().replaceAll("[PTS]", ""));
        BigDecimal charge = new BigDecimal(record.required("charge").asText());
        Map.Entry<Long, Long> at = versions.floorEntry(started - SWAP_MILLIS);
        Map.Entry<Long, Long> last = versions.floorEntry(started + RATING_MILLIS);
        for (long version = at.getValue(); version <= last.getValue(); version++) {
            if (price(version).multiply(billed).compareTo(charge) == 0) {
                return;
            }
        }
        throw new AssertionError("charged by no tariff of its time, " + at + " to " + last + ": " + record);
    }

    private static long millis(JsonNode instant) {
        return OffsetDateTime.parse(instant.asText()).toInstant().toEpochMilli();
    }
}
