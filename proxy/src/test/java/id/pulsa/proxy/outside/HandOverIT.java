package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The gateway is stopped and started again while 200 calls a second come in over UDP ({@code stop.calls: keep}, no drain):
 * repeated requests bridge the gap, and no call notices more than a longer set-up. {@code -Dpulsa.handOvers=20} for more.
 */
@Isolated
class HandOverIT {
    private static final int HAND_OVERS = Integer.getInteger("pulsa.handOvers", 2);
    private static final int PER_SECOND = Integer.getInteger("pulsa.calls_per_second", 200);
    private static final int CALLERS = 400;
    private static final Duration TALK = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofSeconds(8);

    @Test
    void failsNoCall() {
        SubscriberFile subscribers = new SubscriberFile();
        List<Sipp.Caller> callers = IntStream.range(63_000, 63_000 + CALLERS)
                .mapToObj(Integer::toString)
                .map(Stage::caller)
                .toList();
        callers.forEach(caller -> subscribers.add(caller.number(), "100000.00", "patient"));
        try (Stage stage = Stage.setUp("hand-over", new FreePorts(30_500))) {
            GatewayProcess gateway = stage.gateway()
                    .withSubscribers(subscribers)
                    .set("stop.calls", "keep")
                    .set("sip.t1", "500ms")
                    .start();
            try (SippRun pbx = stage.busyPbx("calls-through-crashes-callee");
                    SippRun load = stage.scenario("caller-hangs-up", "-")
                            .as(callers)
                            .calls("1000")
                            .talking(TALK)
                            .times(100_000_000, PER_SECOND)
                            .crowded()
                            .counting()
                            .start()) {
                for (int i = 1; i <= HAND_OVERS; i++) {
                    LockSupport.parkNanos(BETWEEN.toNanos());
                    assertTrue(load.isAlive() && stage.liveCalls().size() > PER_SECOND, "under load");
                    assertEquals(0, gateway.stop(), gateway::output);
                    gateway.start();
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
                load.finish(Duration.ofMinutes(1));
                pbx.finish(Duration.ofMinutes(1));
                SippCounts counts = load.counts();
                System.out.println(HAND_OVERS + " hand-overs: " + counts);
                assertEquals(0, counts.of("FailedCall(C)"), counts::toString);
                assertEquals(
                        0, pbx.counts().of("FailedCall(C)"), () -> pbx.counts().toString());
                check(stage, counts.of("TotalCallCreated"));
            }
        }
    }

    private static void check(Stage stage, long calls) {
        List<CallRecord> records = stage.allRecords();
        assertEquals(calls, records.size(), "a record for each call");
        for (CallRecord record : records) {
            assertEquals("CALLER_HUNG_UP", record.cause(), record::toString);
            long seconds = record.talk().plusMillis(999).toSeconds();
            assertEquals(new BigDecimal(seconds).setScale(2), record.charge(), record::toString);
        }
        assertTrue(stage.gateway().json("ledger", "verify").path("clean").asBoolean());
    }
}
