package id.pulsa.charging.session;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.time.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crashes at random instants of random calls with bundles, daily caps and limits: what is settled afterwards passes no
 * limit and overspends no bundle. A copy of the data directory is what a crash leaves; prices as in {@link Prices}.
 */
class CrashWithTermsTest {
    private static final long DAILY_LIMIT = 90 * Desk.RUPIAH;
    private static final long BUNDLE_MILLIS = 45_000;
    private static final int CRASHES = 6;

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private final Rater rater = Prices.rater();

    @Test
    void whatACrashLeavesIsSettledWithinAllLimits() throws IOException {
        long seed = System.getProperty("seed") == null ? 20_261_124L : Long.getLong("seed");
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Path data = root.resolve("0");
        try (Desk desk = new Desk(data, time)) {
            provision(desk);
        }
        int interrupted = 0;
        for (int crash = 1; crash <= CRASHES; crash++) {
            Path after = root.resolve(Integer.toString(crash));
            try (Desk desk = new Desk(data, time)) {
                interrupted += desk.store.interruptedCalls().list().size();
                settle(desk, random);
                check(desk);
                time.advanceMillis(random.nextInt(12 * 3_600_000));
                for (int i = 0; i < 3; i++) {
                    Desk.await(desk.store.provisioning().topUp("t" + crash + "-" + i, "a" + i, 100 * Desk.RUPIAH));
                }
                run(desk, random, 10 + random.nextInt(40));
                Desk.await(desk.store.ledger().flush());
                copy(data, after);
            }
            data = after;
        }
        assertTrue(interrupted > 0, "no call was interrupted");
    }

    private static void provision(Desk desk) {
        for (int i = 0; i < 3; i++) {
            String account = "a" + i;
            desk.subscriberWith("100" + i, account, 250 * Desk.RUPIAH);
            Desk.await(desk.store
                    .provisioning()
                    .changeAccount(
                            account, new AccountTerms(0, false, 0, 20 * Desk.RUPIAH, DAILY_LIMIT, List.of("0899"))));
            for (int bundle = 0; bundle < 2; bundle++) {
                GrantedBundle granted = new GrantedBundle(
                        account + "-" + bundle,
                        "hour",
                        bundle == 0 ? List.of("08") : List.of(),
                        BUNDLE_MILLIS,
                        BUNDLE_MILLIS,
                        desk.time.wallMillis() + 30 * 86_400_000L);
                Desk.await(desk.store.provisioning().grant(account, granted));
            }
        }
    }

    /** Some by their price, some as if today's tariff had it no more. */
    private void settle(Desk desk, Random random) {
        InterruptedCalls interrupted = desk.store.interruptedCalls();
        for (LiveCall call : interrupted.list()) {
            // Without the plan its calendar is unknown too: then only where the days of Jakarta and UTC are the same.
            boolean gone = random.nextInt(4) == 0 && call.answeredAtWallMillis() % 86_400_000L < 17 * 3_600_000L;
            interrupted.settle(call, gone ? null : rateOf(desk, call));
        }
    }

    private @Nullable CallRate rateOf(Desk desk, LiveCall call) {
        Subscriber subscriber = desk.store.subscribers().find(requireNonNull(call.subscriber()));
        return subscriber != null && rater.rate(subscriber.plan(), call.called()) instanceof RateLookup.Rated rated
                ? rated.rate()
                : null;
    }

    private void run(Desk desk, Random random, int steps) {
        Charging charging = desk.charging(rater, Cells.none());
        List<CallSession> calls = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            int what = random.nextInt(10);
            if (what < 4 || calls.isEmpty()) {
                String called = List.of("0812", "0031", "031").get(random.nextInt(3));
                CallAttempt attempt = desk.attempt("100" + random.nextInt(3), called);
                if (charging.authorise(attempt) instanceof Authorisation.Granted granted) {
                    calls.add(granted.session());
                    if (random.nextInt(5) > 0) {
                        granted.session().answered(new byte[] {1});
                    }
                }
            } else if (what < 6) {
                calls.remove(random.nextInt(calls.size())).end(EndCause.CALLER_HUNG_UP, 200, null);
            }
            time.advanceMillis(random.nextInt(4_000));
            for (CallSession call : List.copyOf(calls)) {
                if (call.talkMillis() >= call.extendAtMillis()
                        && !call.extend()
                        && call.talkMillis() >= call.paidMillis()) {
                    call.end(EndCause.CREDIT_EXHAUSTED, 200, null);
                    calls.remove(call);
                }
            }
        }
    }

    private static void check(Desk desk) {
        desk.assertBooksClean();
        Map<String, Long> spent = new HashMap<>();
        Map<String, Long> capped = new HashMap<>();
        Map<String, Long> bundled = new HashMap<>();
        desk.store.reads().forEachCdr(cdr -> {
            String day = cdr.account() + "/" + day(cdr);
            spent.merge(day, cdr.chargeMicros(), Long::sum);
            if ("lab/mobile".equals(cdr.rate()) && !cdr.segments().isEmpty()) {
                capped.merge(day, cdr.chargeMicros(), Long::sum);
            }
            for (BundleTime part : cdr.bundles()) {
                bundled.merge(part.bundle(), part.millis(), Long::sum);
            }
        });
        spent.forEach((day, micros) -> assertTrue(micros <= DAILY_LIMIT, day + " " + micros));
        capped.forEach((day, micros) -> assertTrue(micros <= Prices.CAP, day + " " + micros));
        bundled.forEach((bundle, millis) -> assertTrue(millis <= BUNDLE_MILLIS, bundle + " " + millis));
        for (int i = 0; i < 3; i++) {
            Account account = desk.account("a" + i);
            desk.assertHolds(
                    "a" + i, requireNonNull(desk.store.reads().account("a" + i)).balanceMicros(), 0, 0);
            account.bundles().forEach(bundle -> {
                assertEquals(0, bundle.heldMillis());
                assertEquals(BUNDLE_MILLIS, bundle.freeMillis() + bundled.getOrDefault(bundle.id(), 0L), bundle.id());
            });
        }
    }

    private static long day(CallDetailRecord cdr) {
        return Math.floorDiv(cdr.answeredAtWallMillis() + 7 * 3_600_000L, 86_400_000L);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
