package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageChargingTest {
    private static final long PRICE = 150 * Desk.RUPIAH;

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private int messages;
    private Desk desk;
    private Charging charging;

    @BeforeEach
    void open() {
        desk = new Desk(root, time);
        charging = desk.charging(new PerSecond(0, 1_000, PRICE, 10_000), Cells.none());
    }

    @AfterEach
    void close() {
        desk.assertBooksClean();
        assertEquals(0, desk.store.reads().verify().liveCalls());
        desk.close();
    }

    private MessageAttempt attempt(@Nullable String sender, String called, boolean emergency) {
        return new MessageAttempt("message-" + messages++, sender, sender == null ? "pbx" : sender, called, emergency);
    }

    private MessageSession granted(MessageAttempt attempt) {
        return assertInstanceOf(MessageAuthorisation.Granted.class, charging.authorise(attempt))
                .session();
    }

    @Test
    void aDeliveredMessageCostsItsPriceOnce() {
        desk.subscriberWith("1000", "a", 2 * PRICE);
        MessageSession message = granted(attempt("1000", "0812", false));
        assertEquals(PRICE, message.priceMicros());
        desk.assertHolds("a", PRICE, PRICE, 0);
        time.advanceMillis(40);
        message.delivered(202);
        message.undelivered(EndCause.REJECTED_BY_CALLEE, 480, null);
        message.delivered(200);
        desk.assertHolds("a", PRICE, 0, 0);
        CallDetailRecord cdr = desk.cdr(message.messageId());
        assertEquals(CallDetailRecord.Kind.MESSAGE, cdr.kind());
        assertEquals("DELIVERED", cdr.cause());
        assertEquals(202, cdr.sipStatus());
        assertEquals(PRICE, cdr.chargeMicros());
        assertEquals("test/any", cdr.rate());
        assertEquals(40, cdr.endedAtWallMillis() - cdr.startedAtWallMillis());
        assertEquals(
                List.of(new ChargeSegment(ChargeSegment.Kind.MESSAGE, 0, 0, "", PRICE, 0, 1_000, 0, 1, PRICE)),
                cdr.segments());
    }

    @Test
    void anUndeliveredMessageCostsNothing() {
        desk.subscriberWith("1000", "a", PRICE);
        MessageSession message = granted(attempt("1000", "0812", false));
        message.undelivered(EndCause.CALLEE_UNREACHABLE, 408, "no final response");
        message.delivered(200);
        desk.assertHolds("a", PRICE, 0, 0);
        CallDetailRecord cdr = desk.cdr(message.messageId());
        assertEquals(
                "CALLEE_UNREACHABLE 408 no final response", cdr.cause() + " " + cdr.sipStatus() + " " + cdr.detail());
        assertEquals(0, cdr.chargeMicros());
        assertEquals(List.of(), cdr.segments());
    }

    @Test
    void whatCannotBePaidIsRefusedWhileAnotherMessageHoldsTheMoney() {
        desk.subscriberWith("1000", "a", PRICE);
        MessageSession first = granted(attempt("1000", "0812", false));
        assertEquals(
                "NO_CREDIT: Account a has less credit than the message costs", refused(attempt("1000", "0812", false)));
        first.undelivered(EndCause.NOT_REGISTERED, 480, null);
        granted(attempt("1000", "0812", false)).delivered(200);
        assertEquals(0, desk.account("a").balanceMicros());
    }

    /** What the record of a refused attempt says. */
    private String refused(MessageAttempt attempt) {
        MessageAuthorisation.Refused refused =
                assertInstanceOf(MessageAuthorisation.Refused.class, charging.authorise(attempt));
        CallDetailRecord cdr = desk.cdr(attempt.messageId());
        assertEquals("REFUSED", cdr.cause());
        assertEquals(refused.refusal() == Refusal.NO_CREDIT ? 402 : 403, cdr.sipStatus());
        assertEquals(refused.refusal() + ": " + refused.text(), cdr.detail());
        return String.valueOf(cdr.detail());
    }

    @Test
    void refusesInOrderOfPrecedenceAndHoldsNothing() {
        desk.subscriberWith("1000", "a", 0);
        assertEquals("UNKNOWN_SUBSCRIBER: No subscriber 9", refused(attempt("9", "0812", false)));
        assertEquals("DESTINATION_BARRED: Plan lab bars destination premium", refused(attempt("1000", "0900", false)));
        assertEquals(
                "DESTINATION_BARRED: Plan lab has no price for messages to 0000?",
                refused(attempt("1000", "0000\n", false)));
        desk.agree("a", 0, true);
        assertEquals("BARRED: Account a is barred", refused(attempt("1000", "0900", false)));
        Subscriber one = Desk.subscriber("1000", "a", "lab", 0);
        Subscriber barred =
                new Subscriber(one.number(), "a", "lab", one.ha1Md5(), one.ha1Sha256(), 0, true, null, null);
        Desk.await(desk.store.provisioning().changeSubscriber(barred));
        assertEquals("BARRED: Subscriber 1000 is barred", refused(attempt("1000", "0812", false)));
        desk.assertHolds("a", 0, 0, 0);
    }

    @Test
    void nobodyPaysForMessagesFromThePbxAndToEmergencyNumbers() {
        desk.subscriberWith("1000", "a", 0);
        desk.agree("a", 0, true);
        for (MessageAttempt attempt : List.of(attempt(null, "1000", false), attempt("1000", "112", true))) {
            MessageSession message = granted(attempt);
            assertEquals(0, message.priceMicros());
            message.delivered(200);
            CallDetailRecord cdr = desk.cdr(message.messageId());
            assertEquals("DELIVERED", cdr.cause());
            assertNull(cdr.account());
        }
    }

    @Test
    void anAccountIsNotRemovedWhileAMessageHoldsItsMoney() {
        Desk.await(desk.store.provisioning().addAccount("a", AccountTerms.PLAIN));
        desk.subscriberWith("1000", "a", PRICE);
        MessageSession message = granted(attempt("1000", "0812", false));
        Desk.await(desk.store.provisioning().removeSubscriber("1000"));
        assertEquals(
                new Outcome.Rejected(Outcome.Rejection.CALLS_RUNNING),
                Desk.await(desk.store.provisioning().removeAccount("a")));
        message.delivered(200);
        assertEquals(
                new Outcome.Applied(0), Desk.await(desk.store.provisioning().removeAccount("a")));
    }
}
