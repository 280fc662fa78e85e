package id.pulsa.charging.session;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.BundleState;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Talk time that is used before money, and what the calls of a day cost at most; prices as in {@link Prices}. */
class BundlesAndCapsTest {
    private static final long DAY = 86_400_000;

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private Desk desk;
    private Charging charging;
    private String lastCall = "";

    @BeforeEach
    void open() {
        desk = new Desk(root, time);
        charging = desk.charging(Prices.rater(), Cells.none());
        desk.subscriberWith("1000", "a", 1_000 * Desk.RUPIAH);
    }

    @AfterEach
    void close() {
        desk.assertBooksClean();
        desk.close();
    }

    private Outcome grant(String id, long seconds, long validMillis, String... prefixes) {
        long millis = seconds * 1_000;
        return Desk.await(desk.store
                .provisioning()
                .grant(
                        "a",
                        new GrantedBundle(
                                id, "weekend", List.of(prefixes), millis, millis, time.wallMillis() + validMillis)));
    }

    private CallSession answered(String called) {
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", called)));
        call.answered(new byte[0]);
        lastCall = call.callId();
        return call;
    }

    /** Talks until it is time; what it cost so far is not known yet. */
    private void talkOn(CallSession call, long untilSeconds) {
        long until = untilSeconds * 1_000;
        while (call.talkMillis() < until) {
            time.advanceMillis(Math.max(0, Math.min(until, call.extendAtMillis()) - call.talkMillis()));
            if (call.talkMillis() < until && !call.extend() && call.talkMillis() >= call.paidMillis()) {
                return;
            }
        }
    }

    /** Talks for so long and says what it cost, in rupiah. */
    private long talk(String called, long seconds) {
        CallSession call = answered(called);
        talkOn(call, seconds);
        return hangUp(call);
    }

    private static long hangUp(CallSession call) {
        return call.end(EndCause.CALLER_HUNG_UP, 200, null) / Desk.RUPIAH;
    }

    /** What is left in the bundles of the view, in seconds. */
    private String left() {
        return desk.account("a").bundles().stream()
                .map(bundle -> bundle.id() + " " + bundle.freeMillis() / 1_000 + "+" + bundle.heldMillis() / 1_000)
                .collect(Collectors.joining(", "));
    }

    private String explained() {
        CallDetailRecord cdr = desk.cdr(lastCall);
        assertEquals(
                cdr.chargeMicros(),
                cdr.segments().stream().mapToLong(ChargeSegment::amountMicros).sum());
        return cdr.segments().stream()
                .map(segment -> segment.kind() + " " + segment.increments())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aBundleIsUsedBeforeMoney() {
        grant("b", 25, DAY);
        assertEquals(0, talk("0031", 20));
        assertEquals("BUNDLE 20", explained());
        assertEquals("b 5+0", left());
        assertEquals(5 + 7, talk("0031", 12));
        assertEquals("BUNDLE 5, FEE 0, TALK 7", explained());
        assertEquals(List.of(new BundleTime("b", 5_000)), desk.cdr(lastCall).bundles());
        assertEquals("", left());
        assertEquals(9, talk("031", 9));
        assertEquals(List.of(), desk.cdr(lastCall).bundles());
        assertEquals(0, requireNonNull(desk.store.reads().bundles("a").get(0)).leftMillis());
    }

    @Test
    void theOneThatExpiresFirstIsUsedFirst() {
        grant("late", 30, 2 * DAY);
        grant("soon", 15, DAY);
        grant("mobile", 60, DAY / 2, "08");
        CallSession call = answered("031");
        talkOn(call, 18);
        assertEquals("mobile 60+0, soon 0+15, late 25+5", left());
        assertEquals(0, hangUp(call));
        assertEquals("mobile 60+0, late 27+0", left());
        assertEquals(
                List.of(new BundleTime("soon", 15_000), new BundleTime("late", 3_000)),
                desk.cdr(lastCall).bundles());
        assertEquals(0, talk("0812", 70));
        assertEquals("late 17+0", left());
    }

    @Test
    void anExpiredBundlePaysNothing() {
        grant("b", 60, 5_000);
        CallSession call = answered("031");
        talkOn(call, 30);
        assertEquals(20, hangUp(call), "what it held when the bundle expired still counts");
        assertEquals(10, talk("031", 10));
        grant("c", 60, DAY);
        assertEquals("c 60+0", left());
    }

    @Test
    void freeCallsUseNoBundle() {
        grant("b", 60, DAY);
        assertEquals(0, talk("110", 30));
        assertEquals("b 60+0", left());
    }

    @Test
    void callsAtOnceShareABundle() {
        grant("b", 25, DAY);
        CallSession first = answered("031");
        CallSession second = answered("032");
        CallSession third = answered("033");
        assertEquals("b 0+25", left());
        assertEquals(5 * Desk.RUPIAH, desk.account("a").reservedMicros());
        talkOn(first, 3);
        assertEquals(0, hangUp(first));
        assertEquals("b 7+15", left());
        talkOn(second, 12);
        assertEquals("b 0+22", left());
        talkOn(third, 20);
        assertEquals(15, hangUp(third), "it had begun to pay with money when time came back");
        assertEquals(3, hangUp(second), "20 s talked, of which the bundle had 17");
        assertEquals("", left());
    }

    @Test
    void whatOnlyRangUsesNothing() {
        grant("b", 25, DAY);
        CallSession ringing = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        assertEquals("b 15+10", left());
        ringing.end(EndCause.NO_ANSWER, 480, null);
        assertEquals("b 25+0", left());
        assertEquals(0, desk.account("a").reservedMicros());
    }

    @Test
    void aBundleGrantedDuringACallIsForLaterOnes() {
        CallSession call = answered("0031");
        talkOn(call, 8);
        grant("b", 600, DAY);
        talkOn(call, 30);
        assertEquals(35, hangUp(call));
        assertEquals("b 600+0", left());
    }

    @Test
    void aBundleKeepsACallGoingWithoutMoney() {
        desk.subscriberWith("2000", "poor", 0);
        long millis = 22_000;
        GrantedBundle bundle = new GrantedBundle("b", "weekend", List.of(), millis, millis, time.wallMillis() + DAY);
        assertTrue(Desk.await(desk.store.provisioning().grant("poor", bundle)).accepted());
        CallSession call = Desk.granted(charging.authorise(desk.attempt("2000", "031")));
        call.answered(new byte[0]);
        talkOn(call, 100);
        assertEquals(22_000, call.paidMillis());
        assertEquals(0, call.end(EndCause.CREDIT_EXHAUSTED, 200, null));
        assertEquals(new CallReceipt("2000", "lab", "031", 22_000, 22_000, 0, 0), call.receipt());
        assertEquals(
                Refusal.NO_CREDIT,
                Desk.refused(charging.authorise(desk.attempt("2000", "031"))).refusal());
    }

    @Test
    void grantsAreLimitedAndCountOnce() {
        for (int i = 0; i < GrantedBundle.MAX_BUNDLES; i++) {
            assertEquals(new Outcome.Applied(0), grant("b" + i, 10 + i, DAY + i));
        }
        assertEquals(new Outcome.Repeated(0), grant("b0", 10, DAY));
        assertEquals(new Outcome.Rejected(Outcome.Rejection.TOO_MANY_BUNDLES), grant("more", 10, DAY));
        assertEquals(0, talk("031", 10));
        assertEquals(new Outcome.Applied(0), grant("more", 10, DAY));
        assertEquals(GrantedBundle.MAX_BUNDLES, desk.account("a").bundles().size());
        GrantedBundle bundle = new GrantedBundle("x", "weekend", List.of(), 1, 1, time.wallMillis() + DAY);
        assertEquals(
                new Outcome.Rejected(Outcome.Rejection.UNKNOWN_ACCOUNT),
                Desk.await(desk.store.provisioning().grant("nobody", bundle)));
    }

    private Outcome revoke(String account, String bundle) {
        return Desk.await(desk.store.provisioning().revoke(account, bundle));
    }

    @Test
    void whatIsTakenBackPaysNothingMore() {
        grant("b", 600, DAY);
        grant("c", 600, 2 * DAY, "08");
        assertEquals(new Outcome.Rejected(Outcome.Rejection.UNKNOWN_BUNDLE), revoke("a", "d"));
        desk.subscriberWith("1001", "other", 0);
        assertEquals(new Outcome.Rejected(Outcome.Rejection.UNKNOWN_BUNDLE), revoke("other", "b"));
        assertEquals(new Outcome.Applied(0), revoke("a", "b"));
        assertEquals("c 600+0", left());
        assertEquals(10, talk("031", 10));
        assertEquals(0, talk("0812", 10));
        assertEquals(new Outcome.Applied(0), revoke("a", "b"), "a second time it makes no difference");
        assertEquals("c 590+0", left());
    }

    @Test
    void aCallKeepsWhatItHoldsOfABundleThatIsTakenBack() {
        grant("b", 600, DAY);
        CallSession call = answered("031");
        assertEquals("b 590+10", left());
        assertEquals(new Outcome.Applied(0), revoke("a", "b"));
        assertEquals("b 590+10", left());
        talkOn(call, 8);
        CallSession second = answered("031");
        assertEquals("b 590+10", left(), "others get nothing of it");
        assertEquals(0, second.end(EndCause.NO_ANSWER, 480, null));
        talkOn(call, 25);
        assertEquals(15, hangUp(call));
        assertEquals(
                List.of(new BundleTime("b", 10_000)), desk.cdr(call.callId()).bundles());
        assertEquals(0, desk.account("a").bundleMillis(time.wallMillis()), "what it gave back is gone");
    }

    @Test
    void theCallsOfADayCostNoMoreThanTheCap() {
        assertEquals(30, talk("0812", 30));
        assertEquals(20, talk("0813", 40));
        assertEquals("TALK 40, CAP 0", explained());
        assertEquals(0, talk("0812", 300));
        assertEquals(10, talk("031", 10));
        long local = time.wallMillis() + 7 * 3_600_000L;
        time.advanceMillis(DAY - local % DAY);
        assertEquals(50, talk("0812", 90));
    }

    @Test
    void whatOthersOnlyHoldDoesNotFillTheCap() {
        CallSession first = answered("0812");
        CallSession second = answered("0812");
        talkOn(first, 40);
        assertEquals(40 * Desk.RUPIAH, second.talkMillis() * Desk.RUPIAH / 1_000);
        talkOn(second, 45);
        assertEquals(45, hangUp(second));
        assertEquals(5, hangUp(first));
        assertEquals(950 * Desk.RUPIAH, desk.account("a").availableMicros());
    }

    @Test
    void aCappedCallThatIsAnsweredTheNextDayIsPaidByTheNewDaysCap() {
        assertEquals(50, talk("0812", 60));
        long local = time.wallMillis() + 7 * 3_600_000L;
        time.advanceMillis(DAY - local % DAY - 1_000);
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", "0812")));
        assertEquals(CallSession.UNLIMITED_MILLIS, call.paidMillis());
        time.advanceMillis(2_000);
        call.answered(new byte[0]);
        assertEquals(0, call.paidMillis());
        assertTrue(call.extend());
        talkOn(call, 70);
        assertEquals(50, hangUp(call));
    }

    @Test
    void bundlesAndCapsOutliveARestart() {
        grant("b", 25, DAY);
        assertEquals(0, talk("0812", 20));
        assertEquals(35, talk("0812", 40));
        grant("c", 25, DAY, "00");
        List<BundleState> before = desk.account("a").bundles();
        desk.assertBooksClean();
        desk.close();
        desk = new Desk(root, time);
        charging = desk.charging(Prices.rater(), Cells.none());
        assertEquals(before, desk.account("a").bundles());
        assertEquals(15, talk("0812", 40));
    }
}
