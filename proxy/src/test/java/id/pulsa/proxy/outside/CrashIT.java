package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** kill -9 under load, and what is there after the next start. */
@Isolated
class CrashIT {
    private static final int CALLERS = 40;
    private static final BigDecimal TOP_UP = new BigDecimal("7.00");

    @Test
    void losesNoTopUpAndChargesEveryCallOnce() {
        SubscriberFile subscribers = new SubscriberFile().add("6999", "0.00", "lab");
        List<Sipp.Caller> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String number = Integer.toString(60_000 + i);
            subscribers.add(number, "100.00", "quick");
            callers.add(Stage.caller(number));
        }
        try (Stage stage = Stage.setUp("crash", new FreePorts(28_000))) {
            GatewayProcess gateway = stage.gateway()
                    .withSubscribers(subscribers)
                    .set("restart.calls", "hang-up")
                    .start();
            int acknowledged = 0;
            Set<String> interrupted;
            try (SippRun pbx = stage.busyPbx();
                    SippRun load = stage.scenario("caller-hangs-up", "-")
                            .as(callers)
                            .calls("1000")
                            .talking(Duration.ofMillis(2_500))
                            .times(5_000, 25)
                            .untraced()
                            .start()) {
                for (int i = 0; i < 5; i++) {
                    gateway.cli("subscriber", "topup", "6999", TOP_UP.toPlainString());
                    acknowledged++;
                }
                interrupted = liveCalls(stage);
                assertFalse(interrupted.isEmpty(), "calls are going on");
                assertTrue(pbx.isAlive() && load.isAlive(), "under load");
                gateway.kill();
                gateway.start();
            }
            assertEquals(TOP_UP.multiply(BigDecimal.valueOf(acknowledged)).toPlainString(), stage.balance("6999"));
            ControlApi api = new ControlApi(gateway);
            Eventually.get("end of the interrupted calls", Duration.ofSeconds(20), () -> {
                Set<String> live = liveCalls(stage);
                // Nobody is left who could hang up those that began since.
                live.stream().filter(call -> !interrupted.contains(call)).forEach(call -> api.delete("/calls/" + call));
                return live.isEmpty() ? Optional.of(true) : Optional.empty();
            });
            check(stage);
        }
    }

    /** People who talk on while the gateway is away and afterwards pay for all of it. */
    @Test
    void callsGoOnAfterTheRestart() {
        int calls = 60;
        SubscriberFile subscribers = new SubscriberFile();
        List<Sipp.Caller> callers = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            String number = Integer.toString(61_000 + i);
            subscribers.add(number, "1000.00", "patient");
            callers.add(Stage.caller(number));
        }
        try (Stage stage = Stage.setUp("carry-on", new FreePorts(28_500))) {
            GatewayProcess gateway =
                    stage.gateway().withSubscribers(subscribers).start();
            try (SippRun pbx = stage.pbx("goes-on-after-a-restart-callee", calls);
                    SippRun load = stage.scenario("goes-on-after-a-restart", "-")
                            .as(callers)
                            .calls("1000")
                            .talking(Duration.ofSeconds(6))
                            .times(calls, 30)
                            .start()) {
                Eventually.get(
                        "all calls are up",
                        Stage.LIMIT,
                        () -> established(stage) == calls ? Optional.of(true) : Optional.empty());
                gateway.kill();
                gateway.start();
                assertEquals(calls, established(stage), "all calls go on");
                load.awaitSuccess(Stage.LIMIT);
                pbx.awaitSuccess(Stage.LIMIT);
                List<CallRecord> records = stage.allRecords();
                List<Duration> charged =
                        records.stream().map(CallRecord::talk).sorted().toList();
                List<Double> seen = load.talkMillis();
                assertEquals(calls, records.size());
                assertEquals(calls, seen.size());
                for (int i = 0; i < calls; i++) {
                    assertEquals(seen.get(i), (double) charged.get(i).toMillis(), 500, "talk time as the phone saw it");
                }
                for (CallRecord record : records) {
                    assertEquals("CALLER_HUNG_UP", record.cause());
                    long seconds = record.talk().plusMillis(999).toSeconds();
                    assertEquals(new BigDecimal(seconds).setScale(2), record.charge(), record::toString);
                }
            }
            assertTrue(stage.gateway().json("ledger", "verify").path("clean").asBoolean());
        }
    }

    private static Set<String> liveCalls(Stage stage) {
        Set<String> live = new HashSet<>();
        stage.liveCalls().forEach(call -> live.add(call.path("call_id").asText()));
        return live;
    }

    private static int established(Stage stage) {
        int up = 0;
        for (JsonNode call : stage.liveCalls()) {
            up += call.path("state").asText().equals("established") ? 1 : 0;
        }
        return up;
    }

    private static void check(Stage stage) {
        JsonNode report = stage.gateway().json("ledger", "verify");
        assertTrue(report.path("clean").asBoolean(), report.toString());
        List<CallRecord> records = stage.allRecords();
        assertTrue(interrupted(records).findAny().isPresent(), "calls were interrupted");
        interrupted(records)
                .forEach(record -> assertTrue(
                        record.charge().compareTo(new BigDecimal("5.00")) <= 0,
                        "not beyond what it talked: " + record));
        BigDecimal charged = records.stream().map(CallRecord::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = BigDecimal.ZERO;
        for (JsonNode subscriber : stage.gateway().json("subscriber", "list")) {
            if (!subscriber.path("number").asText().equals("6999")) {
                left = left.add(new BigDecimal(subscriber.path("balance").asText()));
            }
        }
        assertEquals(new BigDecimal(CALLERS * 100).setScale(2), charged.add(left), "charged and left = paid in");
    }

    private static Stream<CallRecord> interrupted(List<CallRecord> records) {
        return records.stream().filter(record -> record.cause().equals("GATEWAY_RESTARTED"));
    }
}
