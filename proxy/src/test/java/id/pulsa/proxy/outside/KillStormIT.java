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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The gateway is killed at random moments under 200 calls a second, by callers with plenty and by callers who live from
 * one top-up to the next. After each start the books are right and every acknowledged top-up is there; in the end no phone
 * is left in a call, and nobody was charged but once. {@code -Dpulsa.kills=200} for more (scripts/crash-test);
 * {@code -Dpulsa.killSeed} for the same moments.
 */
@Isolated
class KillStormIT {
    private static final int KILLS = Integer.getInteger("pulsa.kills", 3);
    private static final long SEED = Long.getLong("pulsa.killSeed", new Random().nextLong());
    private static final int PER_SECOND = Integer.getInteger("pulsa.calls_per_second", 200);
    private static final int POOR_PER_SECOND = PER_SECOND / 10;
    private static final int EARLIEST_MILLIS = 200;
    private static final int LATEST_MILLIS = 6_000;
    private static final String ANSWERED = " after the answer";
    private static final int MOST_GIVEN_UP_PERCENT = 1;
    private static final Duration END_LIMIT = Duration.ofSeconds(60);
    private static final List<Sipp.Caller> RICH = callers(64_000, 400);
    private static final List<Sipp.Caller> POOR = callers(65_000, 20);
    private static final BigDecimal RICHES = new BigDecimal("1000000.00");
    private static final BigDecimal TOP_UP = new BigDecimal("3.00");

    @Test
    void losesNothingAndChargesNothingTwice() throws IOException {
        System.out.println(KILLS + " kills, -Dpulsa.killSeed=" + SEED);
        Random moments = new Random(SEED);
        SubscriberFile subscribers = new SubscriberFile();
        RICH.forEach(caller -> subscribers.add(caller.number(), RICHES.toPlainString(), "lab"));
        POOR.forEach(caller -> subscribers.add(caller.number(), "0.00", "quick"));
        try (Stage stage = Stage.setUp("kill-storm", new FreePorts(31_000))) {
            GatewayProcess gateway = stage.gateway()
                    .withSubscribers(subscribers)
                    .set("sip.t1", "500ms")
                    .start();
            try (SippRun pbx = stage.busyPbx("calls-through-crashes-callee", "-deadcall_wait", "0");
                    SippRun rich = load(stage, RICH, PER_SECOND - POOR_PER_SECOND);
                    SippRun poor = load(stage, POOR, POOR_PER_SECOND);
                    TopUps topUps = new TopUps(gateway, POOR, TOP_UP)) {
                ControlApi api = new ControlApi(gateway);
                for (int kill = 1; kill <= KILLS; kill++) {
                    LockSupport.parkNanos(moments.nextInt(EARLIEST_MILLIS, LATEST_MILLIS) * 1_000_000L);
                    assertTrue(pbx.isAlive() && rich.isAlive() && poor.isAlive(), "under load");
                    gateway.kill();
                    long acknowledged = topUps.acknowledged();
                    gateway.start();
                    JsonNode books = api.post("/ledger/verify").body();
                    check(kill, acknowledged, books, topUps.acknowledged());
                }
                topUps.stop();
                rich.finish(END_LIMIT);
                poor.finish(END_LIMIT);
                pbx.finish(END_LIMIT);
                checkEnd(stage, topUps.acknowledged(), pbx.counts(), List.of(rich.counts(), poor.counts()));
            }
        }
    }

    private static List<Sipp.Caller> callers(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(Integer::toString)
                .map(Stage::caller)
                .toList();
    }

    private static SippRun load(Stage stage, List<Sipp.Caller> callers, int perSecond) {
        return stage.scenario("calls-through-crashes", "-")
                .as(callers)
                .calls("1000")
                .times(100_000_000, perSecond)
                .crowded()
                .forgetting()
                .counting()
                .start();
    }

    /**
     * The books after a kill.
     *
     * @param least acknowledged top-ups before it
     * @param most acknowledged top-ups by now; one more may be in the books already
     */
    private static void check(int kill, long least, JsonNode books, long most) {
        assertTrue(books.path("clean").asBoolean(), () -> "after kill " + kill + ": " + books);
        BigDecimal riches = RICHES.multiply(BigDecimal.valueOf(RICH.size()));
        long topUps = new BigDecimal(books.path("top_ups").asText())
                .subtract(riches)
                .divideToIntegralValue(TOP_UP)
                .longValueExact();
        assertTrue(
                topUps >= least && topUps <= most + 1,
                () -> "after kill " + kill + ": " + topUps + " top-ups, acknowledged " + least + " to " + most);
        if (kill % 10 == 0) {
            System.out.println("kill " + kill + ": " + books.path("cdrs") + " records, " + topUps + " top-ups");
        }
    }

    private static void checkEnd(Stage stage, long acknowledged, SippCounts pbx, List<SippCounts> callers)
            throws IOException {
        ControlApi api = new ControlApi(stage.gateway());
        // The phones have left: what is said to them now is repeated for 32 s.
        Eventually.get(
                "end of all calls",
                END_LIMIT,
                () -> api.metrics().getOrDefault("pulsa_legs", 1.0) == 0 ? Optional.of(true) : Optional.empty());
        JsonNode books = stage.gateway().json("ledger", "verify");
        check(KILLS, acknowledged, books, acknowledged);
        assertEquals(0, books.path("live_calls").asInt(), "live calls in the ledger");
        JsonNode subscribers = stage.gateway().json("subscriber", "list");
        assertEquals(RICH.size() + POOR.size(), subscribers.size());
        subscribers.forEach(one -> assertEquals("0.00", one.path("reserved").asText(), one::toString));
        Map<String, Integer> causes = causes(stage);
        System.out.println("PBX " + pbx + "\ncallers " + callers + "\nbooks " + books + "\ncauses " + causes);
        assertEquals(0, pbx.of("CurrentCall"), "calls up at the PBX");
        for (SippCounts counts : callers) {
            assertEquals(0, counts.of("CurrentCall"), "callers in a call");
            // Who repeats its INVITE for half a minute gets an answer, if the machine is not too busy for the gateway.
            assertTrue(
                    counts.of("GenericCounter6(C)") <= counts.of("TotalCallCreated") * MOST_GIVEN_UP_PERCENT / 100,
                    counts::toString);
        }
        long heard = callers.stream()
                .mapToLong(counts -> counts.of("GenericCounter5(C)"))
                .sum();
        long recorded = causes.entrySet().stream()
                .filter(cause -> cause.getKey().endsWith(ANSWERED))
                .mapToLong(Map.Entry::getValue)
                .sum();
        // An answer that SIPp did not expect at that moment was heard, but is not among those it counted.
        long unexpected = callers.stream()
                .mapToLong(counts -> counts.of("FailedUnexpectedMessage(C)"))
                .sum();
        assertTrue(
                recorded >= heard && recorded <= heard + unexpected,
                () -> "callers heard the answer of " + heard + " calls (and " + unexpected
                        + " unexpected messages), records of answered calls: " + recorded);
    }

    private static Map<String, Integer> causes(Stage stage) throws IOException {
        Path export = stage.gateway().folder().resolve("cdrs.jsonl");
        stage.gateway().cli("cdr", "export", "--format", "jsonl", "--output", export.toString());
        ObjectMapper json = new ObjectMapper();
        Map<String, Integer> causes = new TreeMap<>();
        try (Stream<String> lines = Files.lines(export)) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode record = json.readTree(line);
                boolean answered = !record.required("answered").isNull();
                causes.merge(record.required("cause").asText() + (answered ? ANSWERED : ""), 1, Integer::sum);
            }
        }
        return causes;
    }
}
