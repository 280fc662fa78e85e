package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepaidChargingTest {
    private static final PerSecond RUPIAH_PER_SECOND = new PerSecond(0, 1_000, Desk.RUPIAH, 10_000);

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private final Cells cells = new Cells(new CellPlan(List.of(Cell.of("C1", 1)), null), 0);
    private Desk desk;
    private Charging charging;

    @BeforeEach
    void open() {
        desk = new Desk(root, time);
        charging = desk.charging(RUPIAH_PER_SECOND, cells);
    }

    @AfterEach
    void close() {
        desk.assertBooksClean();
        desk.close();
    }

    @Test
    void fourCallsAtOnceEndExactlyAtTheirCredit() {
        List<CallSession> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            desk.subscriberWith("100" + i, "100" + i, 100 * Desk.RUPIAH);
            CallSession call = Desk.granted(charging.authorise(desk.attempt("100" + i, "031")));
            call.ringing();
            time.advanceMillis(1_234);
            call.answered(new byte[0]);
            calls.add(call);
        }
        for (CallSession call : calls) {
            talkToTheEnd(call);
            time.advanceMillis(20);
            assertEquals(100 * Desk.RUPIAH, call.end(EndCause.CREDIT_EXHAUSTED, 200, null));
            assertEquals(100_000, desk.cdr(call.callId()).billedMillis());
        }
        for (int i = 0; i < 4; i++) {
            desk.assertHolds("100" + i, 0, 0, 0);
        }
    }

    /** Extends whenever it is time to, until nothing is left. */
    private void talkToTheEnd(CallSession call) {
        while (true) {
            time.advanceMillis(Math.max(0, call.extendAtMillis() - call.talkMillis()));
            if (!call.extend() && call.talkMillis() >= call.paidMillis()) {
                return;
            }
        }
    }

    @Test
    void aTopUpDuringTheLastSliceExtendsTheCall() {
        desk.subscriberWith("1000", "a", 15 * Desk.RUPIAH);
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        call.answered(new byte[0]);
        time.advanceMillis(call.extendAtMillis());
        assertTrue(call.extend());
        assertEquals(15_000, call.paidMillis());
        assertEquals(15_000, call.extendAtMillis());
        Desk.await(desk.store.provisioning().topUp("t1", "a", 5 * Desk.RUPIAH));
        time.advanceMillis(15_000 - call.talkMillis());
        assertTrue(call.extend());
        assertEquals(20_000, call.paidMillis());
        time.advanceMillis(5_000);
        assertFalse(call.extend());
        assertEquals(20 * Desk.RUPIAH, call.end(EndCause.CREDIT_EXHAUSTED, 200, null));
    }

    @Test
    void whatOneCallGivesBackExtendsAnother() {
        desk.subscriberWith("1000", "a", 20 * Desk.RUPIAH);
        CallSession first = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        CallSession second = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        assertEquals(
                Refusal.NO_CREDIT,
                Desk.refused(charging.authorise(desk.attempt("1000", "031"))).refusal());
        first.answered(new byte[0]);
        second.answered(new byte[0]);
        time.advanceMillis(9_000);
        assertFalse(first.extend());
        assertEquals(10_000, first.extendAtMillis());
        assertEquals(9 * Desk.RUPIAH, second.end(EndCause.CALLEE_HUNG_UP, 200, null));
        assertEquals(Desk.RUPIAH, desk.account("a").availableMicros());
        time.advanceMillis(1_000);
        assertTrue(first.extend());
        assertEquals(11_000, first.paidMillis());
        first.end(EndCause.CALLER_HUNG_UP, 200, null);
    }

    @Test
    void endsOnce() {
        desk.subscriberWith("1000", "a", 20 * Desk.RUPIAH);
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        call.answered(new byte[0]);
        time.advanceMillis(2_500);
        assertEquals(3 * Desk.RUPIAH, call.end(EndCause.CALLER_HUNG_UP, 200, "bye"));
        time.advanceMillis(2_500);
        assertEquals(3 * Desk.RUPIAH, call.end(EndCause.CREDIT_EXHAUSTED, 200, null));
        assertFalse(call.extend());
        CallDetailRecord cdr = desk.cdr(call.callId());
        assertEquals("CALLER_HUNG_UP", cdr.cause());
        assertEquals("bye", cdr.detail());
        assertEquals(2_500, cdr.talkMillis());
        assertEquals(3_000, cdr.billedMillis());
        assertEquals(17 * Desk.RUPIAH, desk.account("a").balanceMicros());
        assertEquals(0, desk.account("a").runningCalls());
    }

    @Test
    void theReceiptSaysWhatWasChargedAndWhatIsLeft() {
        desk.subscriberWith("1000", "a", 20 * Desk.RUPIAH);
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        assertNull(call.receipt());
        call.answered(new byte[0]);
        assertNull(call.receipt());
        time.advanceMillis(2_500);
        call.end(EndCause.CALLER_HUNG_UP, 200, null);
        assertEquals(
                new CallReceipt("1000", "lab", "031", 2_500, 0, 3 * Desk.RUPIAH, 17 * Desk.RUPIAH), call.receipt());
        assertEquals(
                3 * Desk.RUPIAH,
                desk.cdr(call.callId()).segments().stream()
                        .mapToLong(ChargeSegment::amountMicros)
                        .sum());
        CallSession unanswered = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        unanswered.end(EndCause.NO_ANSWER, 480, null);
        assertNull(unanswered.receipt());
    }

    @Test
    void ringTimeAndUnansweredCallsCostNothing() {
        desk.subscriberWith("1000", "a", 20 * Desk.RUPIAH);
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        assertEquals(10 * Desk.RUPIAH, desk.account("a").reservedMicros());
        call.ringing();
        time.advanceMillis(60_000);
        assertEquals(0, call.end(EndCause.NO_ANSWER, 480, null));
        assertEquals(20 * Desk.RUPIAH, desk.account("a").availableMicros());
        assertEquals(480, desk.cdr(call.callId()).sipStatus());
    }

    @Test
    void theWallClockDoesNotChangeWhatIsCharged() {
        desk.subscriberWith("1000", "a", 20 * Desk.RUPIAH);
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        call.answered(new byte[0]);
        time.advanceMillis(1_000);
        time.stepWallMillis(3_600_000);
        assertEquals(Desk.RUPIAH, call.end(EndCause.CALLER_HUNG_UP, 200, null));
    }

    @Test
    void refusesInOrderOfPrecedenceAndHoldsNothing() {
        desk.subscriberWith("1000", "a", 0);
        refusedWith(Refusal.UNKNOWN_SUBSCRIBER, attempt("9", "0900", null));
        refusedWith(Refusal.DESTINATION_BARRED, attempt("1000", "0900", null));
        refusedWith(Refusal.NO_RATE, attempt("1000", "0000", null));
        refusedWith(Refusal.NO_CREDIT, attempt("1000", "031", null));
        Desk.await(desk.store.provisioning().topUp("t", "a", 50 * Desk.RUPIAH));
        Subscriber one = Desk.subscriber("1000", "a", "lab", 1);
        Desk.await(desk.store.provisioning().changeSubscriber(one));
        Desk.await(desk.store.provisioning().addSubscriber("s2", Desk.subscriber("1001", "a", "lab", 0), 0));
        desk.agree("a", 1, false);
        CallSession running = Desk.granted(charging.authorise(attempt("1000", "031", "C1")));
        refusedWith(Refusal.SUBSCRIBER_CALL_LIMIT, attempt("1000", "031", "C1"));
        refusedWith(Refusal.ACCOUNT_CALL_LIMIT, attempt("1001", "031", "C1"));
        desk.agree("a", 0, false);
        String refused = refusedWith(Refusal.CELL_FULL, attempt("1001", "031", "C1"));
        assertEquals("CELL_FULL: Cell C1 is full", desk.cdr(refused).detail());
        assertEquals(1, desk.account("a").runningCalls());
        assertEquals(0, desk.store.subscribers().runningCalls("1001"));
        running.end(EndCause.CANCELLED, 487, null);
        desk.agree("a", 0, true);
        refusedWith(Refusal.BARRED, attempt("1001", "0900", null));
        assertEquals(50 * Desk.RUPIAH, desk.account("a").availableMicros());
        assertEquals(0, cells.busy("C1"));
    }

    private String refusedWith(Refusal refusal, CallAttempt attempt) {
        Authorisation.Refused refused = Desk.refused(charging.authorise(attempt));
        assertEquals(refusal, refused.refusal(), refused.text());
        assertEquals("REFUSED", desk.cdr(attempt.callId()).cause());
        return attempt.callId();
    }

    private CallAttempt attempt(@Nullable String caller, String called, @Nullable String cell) {
        CallAttempt plain = desk.attempt(caller, called);
        return new CallAttempt(plain.callId(), caller, plain.callerText(), called, null, false, cell, null);
    }

    @Test
    void nobodyPaysForCallsFromThePbxAndEmergencyCalls() {
        desk.subscriberWith("1000", "a", 0);
        desk.agree("a", 1, true);
        CallSession fromPbx = Desk.granted(charging.authorise(attempt(null, "1000", "C1")));
        CallAttempt plain = desk.attempt("1000", "112");
        CallSession emergency = Desk.granted(
                charging.authorise(new CallAttempt(plain.callId(), "1000", "1000", "112", null, true, "C1", null)));
        for (CallSession call : List.of(fromPbx, emergency)) {
            assertEquals(CallSession.UNLIMITED_MILLIS, call.paidMillis());
            call.answered(new byte[0]);
            time.advanceMillis(5_000);
            assertTrue(call.extend());
            assertEquals(0, call.end(EndCause.CALLER_HUNG_UP, 200, null));
            assertNull(desk.cdr(call.callId()).account());
        }
        assertEquals(0, cells.busy("C1"));
    }

    @Test
    void aFreeCallIsNotLimited() {
        Desk.await(desk.store.provisioning().addSubscriber("f", Desk.subscriber("1000", "a", "free", 0), 0));
        CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        call.answered(new byte[0]);
        assertEquals(CallSession.UNLIMITED_MILLIS, call.extendAtMillis());
        time.advanceMillis(3_600_000);
        assertEquals(0, call.end(EndCause.CALLER_HUNG_UP, 200, null));
        assertEquals(0, desk.account("a").runningCalls());
    }
}
