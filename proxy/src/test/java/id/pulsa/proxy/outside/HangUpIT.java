package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** 200 calls at a time, each hung up when its own credit ends: never before, and hardly after. */
@Isolated
class HangUpIT {
    private static final int CALLS = 200;
    private static final int PER_SECOND = 40;
    private static final double PAID_MILLIS = 5_000;
    /** The caller's clock starts when SIPp has read the 200: on a busy machine a little after it was sent. */
    private static final double EARLY_MILLIS = 3;

    private static final double LATE_MILLIS = 50;

    @Test
    void hangsEveryCallUpInTime() {
        List<String> callers = IntStream.range(0, CALLS)
                .mapToObj(i -> Integer.toString(30_000 + i))
                .toList();
        SubscriberFile subscribers = new SubscriberFile();
        callers.forEach(caller -> subscribers.add(caller, "5.00", "lab"));

        try (Stage stage = Stage.setUp("hang-up", new FreePorts())) {
            stage.gateway().withSubscribers(subscribers).start();
            List<Double> talk;
            try (SippRun pbx = stage.busyPbx()) {
                talk = stage.scenario("hangs-up-when-credit-ends", "-")
                        .as(callers.stream().map(Stage::caller).toList())
                        .calls("1000")
                        .times(CALLS, PER_SECOND)
                        .untraced()
                        .with("-buff_size", "8388608")
                        .play(Duration.ofSeconds(60))
                        .talkMillis();
                assertTrue(pbx.isAlive(), "the PBX held out");
            }

            assertEquals(CALLS, talk.size());
            String seen = "talk time in ms: min %.1f, median %.1f, 99th percentile %.1f, max %.1f"
                    .formatted(talk.get(0), talk.get(CALLS / 2), talk.get(CALLS * 99 / 100 - 1), talk.get(CALLS - 1));
            System.out.println(seen);
            assertTrue(talk.get(0) >= PAID_MILLIS - EARLY_MILLIS, seen);
            assertTrue(talk.get(CALLS * 99 / 100 - 1) <= PAID_MILLIS + LATE_MILLIS, seen);

            List<CallRecord> records = stage.allRecords();
            assertEquals(CALLS, records.size());
            for (CallRecord record : records) {
                assertEquals(new BigDecimal("5.00"), record.charge(), record.toString());
                assertEquals("CREDIT_EXHAUSTED", record.cause(), record.toString());
            }
            stage.gateway().cli("ledger", "verify");
            assertEquals(0, stage.liveCalls().size());
        }
    }
}
