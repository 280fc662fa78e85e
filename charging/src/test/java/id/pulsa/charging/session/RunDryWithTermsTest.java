package id.pulsa.charging.session;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls and messages of several threads on shared accounts with a daily limit, a credit limit, a daily cap and bundles,
 * over a midnight: nothing is ever spent twice, and no limit is passed. Prices as in {@link Prices}.
 */
class RunDryWithTermsTest {
    private static final int ACCOUNTS = 8;
    private static final int THREADS = 4;
    private static final int CALLS_PER_THREAD = 300;
    private static final int CALLS_AT_ONCE = 10;
    private static final long DAILY_LIMIT = 120 * Desk.RUPIAH;
    private static final long CREDIT_LIMIT = 30 * Desk.RUPIAH;
    private static final long BUNDLE_MILLIS = 60_000;

    /** Six minutes before midnight in Jakarta. */
    private static final long BEGIN = 1_800_000_000_000L / 86_400_000 * 86_400_000 + 17 * 3_600_000 - 360_000;

    @TempDir
    Path root;

    /** One clock for all threads, which whoever is behind does not turn back. */
    private static final class SharedTime implements TimeSource {
        private final AtomicLong millis = new AtomicLong(BEGIN);

        @Override
        public long wallMillis() {
            return millis.get();
        }

        @Override
        public long nanos() {
            return millis.get() * 1_000_000;
        }

        void moveTo(long toMillis) {
            millis.accumulateAndGet(toMillis, Math::max);
        }
    }

    private record Talk(CallSession session, long answeredAt, long untilMillis) {
        long nextAt() {
            return answeredAt + Math.min(untilMillis, session.extendAtMillis());
        }
    }

    @Test
    void noLimitIsPassedAndNothingIsSpentTwice() throws Exception {
        long seed = System.getProperty("seed") == null ? 20_261_123L : Long.getLong("seed");
        System.out.println("seed " + seed);
        SharedTime time = new SharedTime();
        try (DataDirectory directory = DataDirectory.open(root);
                ChargingStore store = ChargingStore.open(directory, Desk.SMALL, time)) {
            fill(store, time, new Random(seed));
            Charging charging =
                    new PrepaidCharging(store, Prices.rater(), Cells.none(), ChargingRules.NONE, time, refusal -> 402);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                results.add(threads.submit(() -> run(thread, charging, store, time, new Random(seed + thread + 1))));
            }
            int attempts = 0;
            for (Future<Integer> result : results) {
                attempts += result.get(120, TimeUnit.SECONDS);
            }
            threads.shutdown();
            attempts += theDayAfter(store, charging, time);
            Desk.await(store.ledger().flush());
            check(store, attempts);
        }
    }

    private static void fill(ChargingStore store, TimeSource time, Random random) {
        for (int i = 0; i < ACCOUNTS; i++) {
            String account = "a" + i;
            Desk.await(store.provisioning()
                    .addSubscriber(
                            "s" + i, Desk.subscriber("10" + i, account, "lab", 0), random.nextInt(300) * Desk.RUPIAH));
            AccountTerms terms = new AccountTerms(0, false, 0, CREDIT_LIMIT, DAILY_LIMIT, List.of());
            Desk.await(store.provisioning().changeAccount(account, terms));
            for (int bundle = 0; bundle < 3; bundle++) {
                GrantedBundle granted = new GrantedBundle(
                        account + "-" + bundle,
                        "hour",
                        bundle == 0 ? List.of("08") : List.of(),
                        BUNDLE_MILLIS,
                        BUNDLE_MILLIS,
                        time.wallMillis() + (bundle == 1 ? 120_000 : 3_600_000));
                Desk.await(store.provisioning().grant(account, granted));
            }
        }
    }

    private static int run(int thread, Charging charging, ChargingStore store, SharedTime time, Random random) {
        PriorityQueue<Talk> talks = new PriorityQueue<>(Comparator.comparingLong(Talk::nextAt));
        int begun = 0;
        while (begun < CALLS_PER_THREAD || !talks.isEmpty()) {
            if (begun < CALLS_PER_THREAD && talks.size() < CALLS_AT_ONCE) {
                String id = "t" + thread + "-" + begun++;
                String number = "10" + random.nextInt(ACCOUNTS);
                if (random.nextInt(8) == 0) {
                    message(charging, id, number, random);
                } else {
                    String called = random.nextBoolean() ? "0812" : random.nextBoolean() ? "0031" : "031";
                    CallAttempt attempt = new CallAttempt(id, number, number, called, null, false, null, null);
                    if (charging.authorise(attempt) instanceof Authorisation.Granted granted) {
                        granted.session().answered(new byte[] {1});
                        long answeredAt = granted.session().answeredAtWallMillis();
                        talks.add(new Talk(granted.session(), answeredAt, random.nextInt(60_000)));
                    }
                }
            } else if (!talks.isEmpty()) {
                Talk talk = talks.remove();
                time.moveTo(talk.nextAt());
                goOn(talk, talks);
            }
            if (random.nextInt(8) == 0) {
                store.accounts().forEach(RunDryWithTermsTest::checkView);
            }
        }
        return begun;
    }

    private static void message(Charging charging, String id, String number, Random random) {
        MessageAttempt attempt = new MessageAttempt(id, number, number, "0812", false);
        if (charging.authorise(attempt) instanceof MessageAuthorisation.Granted granted) {
            if (random.nextBoolean()) {
                granted.session().delivered(200);
            } else {
                granted.session().undelivered(EndCause.NOT_REGISTERED, 480, null);
            }
        }
    }

    private static void goOn(Talk talk, PriorityQueue<Talk> talks) {
        CallSession session = talk.session();
        if (session.talkMillis() >= talk.untilMillis()) {
            session.end(EndCause.CALLER_HUNG_UP, 200, null);
        } else if (session.extend() || session.talkMillis() < session.paidMillis()) {
            talks.add(talk);
        } else {
            session.end(EndCause.CREDIT_EXHAUSTED, 200, null);
        }
    }

    /** Whatever came before: on a new day each account spends exactly what it may, bundle first, and then no more. */
    private static int theDayAfter(ChargingStore store, Charging charging, SharedTime time) {
        time.moveTo(BEGIN + 30 * 3_600_000);
        int attempts = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            String account = "a" + i;
            Desk.await(store.provisioning().topUp("day-after-" + i, account, 500 * Desk.RUPIAH));
            Desk.await(store.provisioning()
                    .grant(
                            account,
                            new GrantedBundle(
                                    account + "-next",
                                    "hour",
                                    List.of(),
                                    BUNDLE_MILLIS,
                                    BUNDLE_MILLIS,
                                    time.wallMillis() + 3_600_000)));
            assertEquals(Prices.CAP, talk(charging, time, account + "-capped", "10" + i, "0812"));
            assertEquals(DAILY_LIMIT - Prices.CAP, talk(charging, time, account + "-limited", "10" + i, "031"));
            CallAttempt refused =
                    new CallAttempt(account + "-refused", "10" + i, "10" + i, "031", null, false, null, null);
            assertEquals(
                    Refusal.DAILY_LIMIT,
                    Desk.refused(charging.authorise(refused)).refusal());
            attempts += 3;
        }
        return attempts;
    }

    /** Talks for five minutes at most, and says what it cost. */
    private static long talk(Charging charging, SharedTime time, String id, String number, String called) {
        CallSession session =
                Desk.granted(charging.authorise(new CallAttempt(id, number, number, called, null, false, null, null)));
        session.answered(new byte[] {1});
        long answeredAt = session.answeredAtWallMillis();
        do {
            time.moveTo(answeredAt + Math.min(300_000, session.extendAtMillis()));
        } while (session.talkMillis() < 300_000 && (session.extend() || session.talkMillis() < session.paidMillis()));
        return session.end(EndCause.CALLER_HUNG_UP, 200, null);
    }

    private static void checkView(Account account) {
        assertTrue(account.availableMicros() >= -CREDIT_LIMIT, account.toString());
        assertTrue(account.reservedMicros() >= 0, account.toString());
        assertTrue(account.spending().micros() <= DAILY_LIMIT, account.toString());
        assertTrue(account.spending().beforeMicros() <= DAILY_LIMIT, account.toString());
        account.bundles().forEach(bundle -> {
            assertTrue(bundle.freeMillis() >= 0 && bundle.heldMillis() >= 0, account.toString());
            assertTrue(bundle.freeMillis() + bundle.heldMillis() <= BUNDLE_MILLIS, account.toString());
        });
    }

    private static void check(ChargingStore store, int attempts) {
        VerificationReport report = store.reads().verify();
        assertEquals(List.of(), report.discrepancies());
        assertEquals(attempts, report.cdrs());
        assertEquals(0, report.liveCalls());
        Map<String, Long> spent = new HashMap<>();
        Map<String, Long> capped = new HashMap<>();
        Map<String, Long> bundled = new HashMap<>();
        store.reads().forEachCdr(cdr -> {
            assertEquals(
                    cdr.chargeMicros(),
                    cdr.segments().stream()
                            .mapToLong(ChargeSegment::amountMicros)
                            .sum(),
                    cdr.toString());
            spent.merge(cdr.account() + "/" + day(cdr), cdr.chargeMicros(), Long::sum);
            if ("lab/mobile".equals(cdr.rate()) && cdr.kind() == CallDetailRecord.Kind.CALL) {
                capped.merge(cdr.account() + "/" + day(cdr), cdr.chargeMicros(), Long::sum);
            }
            for (BundleTime time : cdr.bundles()) {
                bundled.merge(time.bundle(), time.millis(), Long::sum);
            }
        });
        spent.forEach((day, micros) -> assertTrue(micros <= DAILY_LIMIT, day + " " + micros));
        capped.forEach((day, micros) -> assertTrue(micros <= Prices.CAP, day + " " + micros));
        bundled.forEach((bundle, millis) -> assertTrue(millis <= BUNDLE_MILLIS, bundle + " " + millis));
        for (int i = 0; i < ACCOUNTS; i++) {
            Account account = requireNonNull(store.accounts().find("a" + i));
            assertEquals(0, account.runningCalls());
            assertEquals(0, account.reservedMicros());
            assertEquals(BUNDLE_MILLIS, bundled.get("a" + i + "-next"));
            var row = requireNonNull(store.reads().account("a" + i));
            assertEquals(row.balanceMicros(), account.availableMicros());
            assertEquals(row.spending(), account.spending());
            account.bundles().forEach(bundle -> assertEquals(0, bundle.heldMillis()));
        }
    }

    private static long day(CallDetailRecord cdr) {
        long at = cdr.answeredAtWallMillis() == 0 ? cdr.startedAtWallMillis() : cdr.answeredAtWallMillis();
        return Math.floorDiv(at + 7 * 3_600_000L, 86_400_000L);
    }
}
