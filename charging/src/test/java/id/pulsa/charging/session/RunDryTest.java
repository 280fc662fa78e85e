package id.pulsa.charging.session;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand calls from several threads on twenty shared accounts that run dry. */
class RunDryTest {
    private static final int ACCOUNTS = 20;
    private static final int THREADS = 4;
    private static final int CALLS_PER_THREAD = 250;
    private static final int CALLS_AT_ONCE = 12;

    @TempDir
    Path root;

    /** Each thread has a clock of its own, which it moves to its next event. */
    private static final class ThreadTime implements TimeSource {
        private final ThreadLocal<long[]> millis = ThreadLocal.withInitial(() -> new long[] {1_800_000_000_000L});

        @Override
        public long wallMillis() {
            return millis.get()[0];
        }

        @Override
        public long nanos() {
            return millis.get()[0] * 1_000_000;
        }

        void moveTo(long toMillis) {
            millis.get()[0] = Math.max(millis.get()[0], toMillis);
        }
    }

    private record Talk(CallSession session, long answeredAt, long untilMillis) {
        long nextAt() {
            return answeredAt + Math.min(untilMillis, session.extendAtMillis());
        }
    }

    @Test
    void spendsExactlyWhatThereIs() throws Exception {
        long seed = System.getProperty("seed") == null ? 20_261_122L : Long.getLong("seed");
        System.out.println("seed " + seed);
        ThreadTime time = new ThreadTime();
        long charged = 0;
        try (DataDirectory directory = DataDirectory.open(root);
                ChargingStore store = ChargingStore.open(directory, Desk.SMALL, time)) {
            long toppedUp = fill(store, new Random(seed));
            Charging charging = new PrepaidCharging(
                    store,
                    new PerSecond(333_333, 6_000, 1_000_001, 18_000),
                    Cells.none(),
                    ChargingRules.NONE,
                    time,
                    refusal -> 402);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Long>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                results.add(threads.submit(
                        () -> run(thread, charging, store.accounts(), time, new Random(seed + thread + 1))));
            }
            for (Future<Long> result : results) {
                charged += result.get(60, TimeUnit.SECONDS);
            }
            threads.shutdown();
            for (int i = 0; i < ACCOUNTS; i++) {
                charged += talkUntilDry(charging, time, "10" + i);
            }
            Desk.await(store.ledger().flush());
            check(store, toppedUp, charged);
        }
    }

    private static long fill(ChargingStore store, Random random) {
        long sum = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            long amount = 20_000_000L + random.nextInt(60_000_000);
            sum += amount;
            Desk.await(
                    store.provisioning().addSubscriber("s" + i, Desk.subscriber("10" + i, "a" + i, "lab", 0), amount));
        }
        return sum;
    }

    private static long run(int thread, Charging charging, AccountBook accounts, ThreadTime time, Random random) {
        PriorityQueue<Talk> talks = new PriorityQueue<>(Comparator.comparingLong(Talk::nextAt));
        long charged = 0;
        int begun = 0;
        while (begun < CALLS_PER_THREAD || !talks.isEmpty()) {
            if (begun < CALLS_PER_THREAD && talks.size() < CALLS_AT_ONCE) {
                String number = "10" + random.nextInt(ACCOUNTS);
                Authorisation authorisation = charging.authorise(
                        new CallAttempt("t" + thread + "-" + begun++, number, number, "031", null, false, null, null));
                if (authorisation instanceof Authorisation.Granted granted) {
                    granted.session().answered(new byte[] {1, 2, 3});
                    talks.add(new Talk(granted.session(), time.wallMillis(), random.nextInt(90_000)));
                }
                continue;
            }
            Talk talk = talks.remove();
            time.moveTo(talk.nextAt());
            CallSession session = talk.session();
            if (session.talkMillis() >= talk.untilMillis()) {
                charged += session.end(EndCause.CALLER_HUNG_UP, 200, null);
            } else if (session.extend() || session.talkMillis() < session.paidMillis()) {
                talks.add(talk);
            } else {
                charged += session.end(EndCause.CREDIT_EXHAUSTED, 200, null);
            }
            accounts.forEach(account -> assertTrue(account.availableMicros() >= 0, account.toString()));
        }
        return charged;
    }

    /** The random talks may leave some credit: what an earlier call gave back when no other was up. This takes it. */
    private static long talkUntilDry(Charging charging, ThreadTime time, String number) {
        CallAttempt attempt = new CallAttempt("last-" + number, number, number, "031", null, false, null, null);
        if (!(charging.authorise(attempt) instanceof Authorisation.Granted granted)) {
            return 0;
        }
        CallSession session = granted.session();
        session.answered(new byte[] {1});
        long answeredAt = time.wallMillis();
        do {
            time.moveTo(answeredAt + session.extendAtMillis());
        } while (session.extend() || session.talkMillis() < session.paidMillis());
        return session.end(EndCause.CREDIT_EXHAUSTED, 200, null);
    }

    private static void check(ChargingStore store, long toppedUp, long charged) {
        VerificationReport report = store.reads().verify();
        assertEquals(List.of(), report.discrepancies());
        assertEquals(THREADS * CALLS_PER_THREAD + ACCOUNTS, report.cdrs());
        assertEquals(0, report.liveCalls());
        assertEquals(toppedUp, report.topUpsMicros());
        assertEquals(charged, report.chargesMicros());
        assertEquals(toppedUp, report.balancesMicros() + report.chargesMicros());
        long cheapestCall = 333_333 + 1_000_001;
        for (int i = 0; i < ACCOUNTS; i++) {
            Account account = requireNonNull(store.accounts().find("a" + i));
            assertEquals(0, account.runningCalls());
            assertEquals(0, account.reservedMicros());
            assertEquals(requireNonNull(store.reads().account("a" + i)).balanceMicros(), account.availableMicros());
            assertTrue(account.availableMicros() < cheapestCall, "ran dry: " + account);
            assertEquals(0, store.subscribers().runningCalls("10" + i));
        }
    }
}
