package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validity, credit limit, daily limit and barred prefixes, as subscribers meet them. */
class AccountTermsStoryTest {
    private static final long DAY = 86_400_000;

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private Desk desk;
    private Charging charging;

    @BeforeEach
    void open() {
        desk = new Desk(root, time);
        charging = new PrepaidCharging(
                desk.store,
                Prices.rater(),
                Cells.none(),
                new ChargingRules(0, 0, Duration.ofDays(30)),
                time,
                refusal -> 403);
    }

    @AfterEach
    void close() {
        desk.assertBooksClean();
        desk.close();
    }

    private void agree(String account, AccountTerms terms) {
        assertInstanceOf(
                Outcome.Applied.class, Desk.await(desk.store.provisioning().changeAccount(account, terms)));
    }

    private static AccountTerms terms(long validUntil, long creditRupiah, long dailyRupiah, String... barred) {
        return new AccountTerms(
                0, false, validUntil, creditRupiah * Desk.RUPIAH, dailyRupiah * Desk.RUPIAH, List.of(barred));
    }

    /** Talks for so long and says what it cost, in rupiah. */
    private long talk(String caller, String called, long seconds) {
        CallSession call = Desk.granted(charging.authorise(desk.attempt(caller, called)));
        call.answered(new byte[0]);
        long until = seconds * 1_000;
        while (call.talkMillis() < until) {
            time.advanceMillis(Math.max(0, Math.min(until, call.extendAtMillis()) - call.talkMillis()));
            if (call.talkMillis() < until && !call.extend() && call.talkMillis() >= call.paidMillis()) {
                break;
            }
        }
        return call.end(EndCause.CALLER_HUNG_UP, 200, null) / Desk.RUPIAH;
    }

    private void refused(Refusal refusal, String caller, String called) {
        CallAttempt attempt = desk.attempt(caller, called);
        Authorisation.Refused refused = Desk.refused(charging.authorise(attempt));
        assertEquals(refusal, refused.refusal(), refused.text());
        assertEquals("REFUSED", desk.cdr(attempt.callId()).cause());
    }

    private void messageRefused(Refusal refusal, String sender, String called) {
        MessageAttempt attempt =
                new MessageAttempt(desk.attempt(sender, called).callId(), sender, sender, called, false);
        assertEquals(
                refusal,
                assertInstanceOf(MessageAuthorisation.Refused.class, charging.authorise(attempt))
                        .refusal());
        assertEquals("REFUSED", desk.cdr(attempt.messageId()).cause());
    }

    @Test
    void afterItsValidityAnAccountPaysForNothingMore() {
        desk.subscriberWith("1000", "a", 100 * Desk.RUPIAH);
        agree("a", terms(time.wallMillis() + 60_000, 0, 0, "0899"));
        assertEquals(59, talk("1000", "031", 59));
        assertEquals(1, talk("1000", "031", 1));
        refused(Refusal.EXPIRED, "1000", "031");
        refused(Refusal.EXPIRED, "1000", "0899");
        messageRefused(Refusal.EXPIRED, "1000", "031");
        assertEquals(0, talk("1000", "110", 10));
        CallAttempt emergency = desk.attempt("1000", "112");
        Desk.granted(charging.authorise(
                        new CallAttempt(emergency.callId(), "1000", "1000", "112", null, true, null, null)))
                .end(EndCause.CANCELLED, 487, null);
        assertEquals(40 * Desk.RUPIAH, desk.account("a").availableMicros());
    }

    @Test
    void itsSubscribersCanBeCalledForATimeOfGrace() {
        desk.subscriberWith("1000", "a", 100 * Desk.RUPIAH).subscriberWith("2000", "b", 100 * Desk.RUPIAH);
        agree("b", terms(time.wallMillis() + 1_000, 0, 0));
        time.advanceMillis(30 * DAY + 999);
        call(Authorisation.Granted.class, "1000", false);
        call(Authorisation.Granted.class, null, false);
        time.advanceMillis(1);
        call(Authorisation.Refused.class, "1000", false);
        call(Authorisation.Refused.class, null, false);
        call(Authorisation.Granted.class, "1000", true);
        MessageAttempt message = new MessageAttempt("m", "1000", "1000", "2000", false, "b");
        assertEquals(
                Refusal.CALLEE_EXPIRED,
                assertInstanceOf(MessageAuthorisation.Refused.class, charging.authorise(message))
                        .refusal());
    }

    private void call(Class<? extends Authorisation> expected, @Nullable String caller, boolean emergency) {
        CallAttempt plain = desk.attempt(caller, "2000");
        Authorisation authorisation = charging.authorise(new CallAttempt(
                plain.callId(), caller, plain.callerText(), "2000", emergency ? null : "b", emergency, null, null));
        assertInstanceOf(expected, authorisation);
        if (authorisation instanceof Authorisation.Granted granted) {
            granted.session().end(EndCause.CANCELLED, 487, null);
        } else {
            assertEquals(Refusal.CALLEE_EXPIRED, Desk.refused(authorisation).refusal());
        }
    }

    @Test
    void aPostPaidAccountSpendsDownToItsCreditLimit() {
        desk.subscriberWith("1000", "a", 5 * Desk.RUPIAH);
        agree("a", terms(0, 20, 0));
        assertEquals(25, talk("1000", "031", 100));
        assertEquals(-20 * Desk.RUPIAH, desk.account("a").availableMicros());
        assertEquals(0, desk.account("a").spendableMicros());
        refused(Refusal.NO_CREDIT, "1000", "031");
        Desk.await(desk.store.provisioning().topUp("t", "a", 8 * Desk.RUPIAH));
        assertEquals(
                new Outcome.Rejected(Outcome.Rejection.INSUFFICIENT_BALANCE),
                Desk.await(desk.store.provisioning().withdraw("w1", "a", 9 * Desk.RUPIAH)));
        assertEquals(
                new Outcome.Applied(-20 * Desk.RUPIAH),
                Desk.await(desk.store.provisioning().withdraw("w2", "a", 8 * Desk.RUPIAH)));
        agree("a", terms(0, 10, 0));
        refused(Refusal.NO_CREDIT, "1000", "031");
        Desk.await(desk.store.provisioning().removeSubscriber("1000"));
        assertEquals(
                new Outcome.Rejected(Outcome.Rejection.ACCOUNT_OWES),
                Desk.await(desk.store.provisioning().removeAccount("a")));
        Desk.await(desk.store.provisioning().topUp("t2", "a", 20 * Desk.RUPIAH));
        assertEquals(
                new Outcome.Applied(0), Desk.await(desk.store.provisioning().removeAccount("a")));
    }

    /** An administrator changes one term of an account while its other terms are changed, or it is being removed. */
    @Test
    void termsThatAreNotNamedStay() {
        desk.subscriberWith("1000", "a", 5 * Desk.RUPIAH);
        agree("a", new AccountTerms(3, true, 1_000, 20, 30, List.of("00")));
        TermsChange change = new TermsChange(null, false, null, null, 40L, null);
        assertEquals(
                new Outcome.Applied(5 * Desk.RUPIAH),
                Desk.await(desk.store.provisioning().changeAccount("a", change)));
        AccountTerms after = new AccountTerms(3, false, 1_000, 20, 40, List.of("00"));
        assertEquals(after, desk.account("a").terms());
        AccountRow row = desk.store.reads().account("a");
        assertNotNull(row);
        assertEquals(after, row.terms());
        assertEquals(
                new Outcome.Rejected(Outcome.Rejection.UNKNOWN_ACCOUNT),
                Desk.await(desk.store.provisioning().changeAccount("nobody", change)));
        assertThrows(IllegalArgumentException.class, () -> new TermsChange(null, null, -1L, null, null, null));
    }

    @Test
    void aDailyLimitEndsTheDaysCallsUntilMidnightOfThePlan() {
        desk.subscriberWith("1000", "a", 500 * Desk.RUPIAH);
        agree("a", terms(0, 0, 30));
        assertEquals(20, talk("1000", "031", 20));
        assertEquals(10, talk("1000", "031", 100));
        refused(Refusal.DAILY_LIMIT, "1000", "031");
        messageRefused(Refusal.DAILY_LIMIT, "1000", "031");
        assertEquals(0, talk("1000", "110", 10));
        untilMidnightInJakarta();
        time.advanceMillis(-5_000);
        refused(Refusal.DAILY_LIMIT, "1000", "031");
        time.advanceMillis(5_000);
        assertEquals(30, talk("1000", "031", 100));
    }

    private void untilMidnightInJakarta() {
        long local = time.wallMillis() + 7 * 3_600_000L;
        time.advanceMillis(DAY - local % DAY);
    }

    @Test
    void whatRunningCallsHoldCountsForTheDailyLimit() {
        desk.subscriberWith("1000", "a", 500 * Desk.RUPIAH);
        agree("a", terms(0, 0, 17));
        CallSession first = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        MessageSession message = assertInstanceOf(
                        MessageAuthorisation.Granted.class,
                        charging.authorise(new MessageAttempt("m", "1000", "1000", "031", false)))
                .session();
        refused(Refusal.DAILY_LIMIT, "1000", "031");
        message.undelivered(EndCause.NOT_REGISTERED, 480, null);
        CallSession second = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
        assertEquals(7_000, second.paidMillis());
        first.answered(new byte[0]);
        time.advanceMillis(9_000);
        assertFalse(first.extend());
        second.end(EndCause.CANCELLED, 487, null);
        assertTrue(first.extend());
        assertEquals(17_000, first.paidMillis());
        first.end(EndCause.CALLER_HUNG_UP, 200, null);
    }

    /** Half an hour of a call is charged on the day of its answer, whenever it ends. */
    @Test
    void aCallOverMidnightCountsForTheDayOfItsAnswer() {
        desk.subscriberWith("1000", "a", 500 * Desk.RUPIAH);
        agree("a", terms(0, 0, 40));
        untilMidnightInJakarta();
        time.advanceMillis(-10_000);
        assertEquals(30, talk("1000", "031", 30));
        assertEquals(40, talk("1000", "031", 100));
        assertEquals(40 * Desk.RUPIAH, desk.account("a").spending().micros());
        assertEquals(30 * Desk.RUPIAH, desk.account("a").spending().beforeMicros());
    }

    @Test
    void barredPrefixesOfTheAccount() {
        desk.subscriberWith("1000", "a", 500 * Desk.RUPIAH);
        agree("a", terms(0, 0, 0, "00", "110", "+62 899"));
        refused(Refusal.DESTINATION_BARRED, "1000", "0049");
        refused(Refusal.DESTINATION_BARRED, "1000", "(00)-49");
        refused(Refusal.DESTINATION_BARRED, "1000", "+62899123");
        messageRefused(Refusal.DESTINATION_BARRED, "1000", "0049");
        assertEquals(10, talk("1000", "062899", 10));
        assertEquals(0, talk("1000", "110", 10));
        refused(Refusal.DESTINATION_BARRED, "1000", "1101");
    }
}
