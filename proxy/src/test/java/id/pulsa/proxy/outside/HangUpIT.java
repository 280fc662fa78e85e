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
    private static final long PAID_MILLIS = 5_000;
    /** A busy machine lets a phone read its 200 late, so that its talk looks shorter: it gets more chances. */
    private static final int ROUNDS = 4;

    private static final double EARLY_MILLIS = 10;
    private static final double LATE_MILLIS = 50;

    @Test
    void hangsEveryCallUpInTime() {
        SubscriberFile subscribers = new SubscriberFile();
        for (int round = 0; round < ROUNDS; round++) {
            callers(round).forEach(caller -> subscribers.add(caller, "5.00", "lab"));
        }
        try (Stage stage = Stage.setUp("hang-up", new FreePorts(28_000))) {
            stage.gateway().withSubscribers(subscribers).start();
            TalkTimes seen = measure(stage, 0);
            for (int round = 1; round < ROUNDS && !inTime(seen); round++) {
                System.out.println("once more, since " + seen);
                seen = measure(stage, round);
            }
            System.out.println(seen);
            assertTrue(inTime(seen), seen.toString());
            check(stage);
        }
    }

    private static List<String> callers(int round) {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> Integer.toString(30_000 + round * CALLS + i))
                .toList();
    }

    private static TalkTimes measure(Stage stage, int round) {
        try (SippRun pbx = stage.busyPbx()) {
            SippRun run = stage.scenario("hangs-up-when-credit-ends", "-")
                    .as(callers(round).stream().map(Stage::caller).toList())
                    .calls("1000")
                    .times(CALLS, PER_SECOND)
                    .untraced()
                    .with("-buff_size", "8388608")
                    .play(Duration.ofSeconds(60));
            assertTrue(pbx.isAlive(), "the PBX held out");
            List<Double> talk = run.talkMillis();
            assertEquals(CALLS, talk.size());
            return new TalkTimes(talk.get(0), talk.get(CALLS / 2), talk.get(CALLS * 99 / 100 - 1), talk.get(CALLS - 1));
        }
    }

    private static boolean inTime(TalkTimes seen) {
        return seen.min() >= PAID_MILLIS - EARLY_MILLIS && seen.percentile99() <= PAID_MILLIS + LATE_MILLIS;
    }

    /** By the gateway's own clock nothing is ever early, and every charge is the whole credit. */
    private static void check(Stage stage) {
        List<CallRecord> records = stage.allRecords();
        assertTrue(records.size() >= CALLS);
        for (CallRecord record : records) {
            assertEquals(new BigDecimal("5.00"), record.charge(), record.toString());
            assertEquals("CREDIT_EXHAUSTED", record.cause(), record.toString());
            assertTrue(record.talk().toMillis() >= PAID_MILLIS, record.toString());
        }
        stage.gateway().cli("ledger", "verify");
        assertEquals(0, stage.liveCalls().size());
    }

    /** In milliseconds, as the callers saw it. */
    private record TalkTimes(double min, double median, double percentile99, double max) {}
}
