package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transaction.TransactionEvents.Event;
import org.junit.jupiter.api.Test;

/** What the metrics say of transactions, kind by kind: begun, ended, timed out, sent again, got again. */
class TransactionEventsTest {
    private final Bench bench = new Bench();

    private void assertEvents(TransactionKind kind, String counts) {
        StringBuilder found = new StringBuilder();
        for (Event event : Event.values()) {
            found.append(bench.layer.events().of(kind, event)).append(' ');
        }
        assertEquals(counts, found.toString().strip(), kind::toString);
        String[] numbers = counts.split(" ", -1);
        assertEquals(
                Long.parseLong(numbers[0]) - Long.parseLong(numbers[1]),
                bench.layer.events().alive(kind),
                kind::toString);
    }

    @Test
    void anInviteThatNobodyAnswers() {
        bench.layer.sendInvite(bench.outgoing(Method.INVITE, Bench.UDP), Bench.UDP, bench);
        assertEvents(TransactionKind.INVITE_CLIENT, "1 0 0 0 0");
        // Timer A at 0.5, 1.5, 3.5, 7.5, 15.5 and 31.5 s; timer B at 32 s.
        bench.advance(32_000);
        assertEvents(TransactionKind.INVITE_CLIENT, "1 1 1 6 0");
        assertEvents(TransactionKind.OTHER_CLIENT, "0 0 0 0 0");
    }

    @Test
    void aRequestThatIsAnsweredTwice() {
        SipRequest bye = bench.outgoing(Method.BYE, Bench.UDP);
        bench.layer.sendRequest(bye, Bench.UDP, bench);
        bench.layer.received(Bench.answerTo(bye, 200, "b2"), Bench.UDP);
        bench.layer.received(Bench.answerTo(bye, 200, "b2"), Bench.UDP);
        bench.advance(5_000);
        assertEvents(TransactionKind.OTHER_CLIENT, "1 1 0 0 1");
    }

    @Test
    void anInviteThatIsRefusedAndNeverAcknowledged() {
        SipRequest invite = Bench.incoming("INVITE", "z9hG4bK1", "");
        bench.layer.received(invite, Bench.UDP);
        bench.advance(200);
        assertEquals(1, bench.layer.events().tryingAfter().count());
        assertEquals(200_000_000, bench.layer.events().tryingAfter().sumNanos());
        bench.layer.received(Bench.incoming("INVITE", "z9hG4bK1", ""), Bench.UDP);
        assertEvents(TransactionKind.INVITE_SERVER, "1 0 0 1 1");
        bench.invite().respond(bench.invite().reply(486).buildResponse());
        // Timer G at 0.5, 1.5, 3.5 s and every 4 s from then on; timer H at 32 s.
        bench.advance(32_000);
        assertEvents(TransactionKind.INVITE_SERVER, "1 1 1 11 1");
    }

    @Test
    void aSuccessThatItsUserRepeats() {
        bench.layer.received(Bench.incoming("INVITE", "z9hG4bK1", ""), Bench.UDP);
        InviteServerTransaction invite = bench.invite();
        var ok = invite.reply(200).buildResponse();
        invite.respond(ok);
        invite.respond(ok);
        assertEvents(TransactionKind.INVITE_SERVER, "1 0 0 1 0");
        assertEquals(
                0, bench.layer.counts().responsesRetransmitted(), "which counts what transactions repeat themselves");
    }

    @Test
    void aRequestThatComesAgain() {
        bench.layer.received(Bench.incoming("OPTIONS", "z9hG4bK2", ""), Bench.UDP);
        ServerTransaction options = bench.opened.get(0);
        bench.layer.received(Bench.incoming("OPTIONS", "z9hG4bK2", ""), Bench.UDP);
        assertEvents(TransactionKind.OTHER_SERVER, "1 0 0 0 1");
        options.respond(options.reply(200).buildResponse());
        bench.layer.received(Bench.incoming("OPTIONS", "z9hG4bK2", ""), Bench.UDP);
        assertEvents(TransactionKind.OTHER_SERVER, "1 0 0 1 2");
        bench.advance(32_000);
        assertEvents(TransactionKind.OTHER_SERVER, "1 1 0 1 2");
    }

    @Test
    void aRequestThatOurUserForgets() {
        bench.layer.received(Bench.incoming("OPTIONS", "z9hG4bK3", ""), Bench.UDP);
        bench.advance(32_000);
        assertEvents(TransactionKind.OTHER_SERVER, "1 1 1 0 0");
    }
}
