package id.pulsa.proxy.transaction;

import static id.pulsa.proxy.transaction.InviteClientTransaction.State.TERMINATED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6026 figure 6, each state with each input; the state is reached by the inputs that stand before the arrow. */
class InviteClientTransactionTest {
    private final Bench bench = new Bench();

    private InviteClientTransaction start(String transport) {
        Flow flow = Bench.clientFlow(transport);
        return bench.layer.sendInvite(bench.outgoing(Method.INVITE, flow), flow, bench);
    }

    private void input(InviteClientTransaction transaction, SipRequest sent, String input) {
        switch (input) {
            case "failure" ->
                transaction.sendFailed(bench.layer.shard(), transaction.flow(), SendFailure.CONNECT_FAILED);
            case "cancel" -> transaction.cancel(null);
            case "64*T1" -> bench.advance(32_000);
            default -> bench.layer.received(Bench.answerTo(sent, Integer.parseInt(input), "b2"), Bench.UDP);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UDP|                | 100     | PROCEEDING | -      | provisional 100
            UDP|                | 180     | PROCEEDING | -      | provisional 180
            UDP|                | 200     | ACCEPTED   | -      | answered 200
            UDP|                | 486     | COMPLETED  | ACK    | answered 486
            UDP|                | failure | TERMINATED | -      | failed CONNECT_FAILED
            UDP|                | cancel  | CALLING    | -      | -
            UDP| 180            | 183     | PROCEEDING | -      | provisional 183
            UDP| 180            | 200     | ACCEPTED   | -      | answered 200
            UDP| 180            | 603     | COMPLETED  | ACK    | answered 603
            UDP| 180            | failure | PROCEEDING | -      | -
            UDP| 180            | cancel  | PROCEEDING | CANCEL | -
            UDP| 180            | 64*T1   | PROCEEDING | -      | -
            UDP| 200            | 180     | ACCEPTED   | -      | -
            UDP| 200            | 200     | ACCEPTED   | -      | again 200
            UDP| 200            | 486     | ACCEPTED   | -      | -
            UDP| 200            | failure | ACCEPTED   | -      | -
            UDP| 200            | cancel  | ACCEPTED   | -      | -
            UDP| 200            | 64*T1   | TERMINATED | -      | -
            UDP| 486            | 180     | COMPLETED  | -      | -
            UDP| 486            | 200     | COMPLETED  | -      | -
            UDP| 486            | 486     | COMPLETED  | ACK    | -
            UDP| 486            | failure | TERMINATED | -      | -
            UDP| 486            | cancel  | COMPLETED  | -      | -
            UDP| 486            | 64*T1   | TERMINATED | -      | -
            UDP| cancel         | 100     | PROCEEDING | CANCEL | provisional 100
            UDP| cancel         | 486     | COMPLETED  | ACK    | answered 486
            UDP| cancel         | 200     | ACCEPTED   | -      | answered 200
            UDP| 180 cancel     | cancel  | PROCEEDING | -      | -
            UDP| 180 cancel     | 487     | COMPLETED  | ACK    | answered 487
            UDP| 180 cancel     | 200     | ACCEPTED   | -      | answered 200
            TCP|                | 100     | PROCEEDING | -      | provisional 100
            TCP|                | 200     | ACCEPTED   | -      | answered 200
            TCP|                | 486     | TERMINATED | ACK    | answered 486
            TCP|                | failure | TERMINATED | -      | failed CONNECT_FAILED
            TCP|                | 64*T1   | TERMINATED | -      | timed out
            TCP| 180            | 486     | TERMINATED | ACK    | answered 486
            TCP| 180            | cancel  | PROCEEDING | CANCEL | -
            TCP| 180 cancel     | 64*T1   | TERMINATED | -      | timed out
            TCP| 486            | 486     | TERMINATED | -      | -
            TCP| 200            | 200     | ACCEPTED   | -      | again 200
            TCP| 200            | 64*T1   | TERMINATED | -      | -
            """)
    void eachStateWithEachInput(
            String transport,
            String before,
            String input,
            InviteClientTransaction.State after,
            String sent,
            String told) {
        InviteClientTransaction transaction = start(transport);
        SipRequest invite = transaction.request();
        if (before != null) {
            for (String earlier : before.split(" ", -1)) {
                input(transaction, invite, earlier);
            }
        }
        bench.takeSent();
        bench.takeTold();

        input(transaction, invite, input);

        assertEquals(after, transaction.state());
        assertEquals(sent, bench.takeSent());
        assertEquals(told, bench.takeTold());
        bench.advance(100_000);
        if (after != InviteClientTransaction.State.PROCEEDING) {
            assertEquals(0, bench.layer.counts().alive());
            assertEquals(0, bench.timers.pendingCount());
        }
    }

    @Test
    void timerADoublesWithoutLimitAndTimerBEndsIt() {
        InviteClientTransaction transaction = start("UDP");
        bench.advance(31_999);
        assertEquals("-", bench.takeTold());
        assertEquals(
                "INVITE@0 INVITE@500 INVITE@1500 INVITE@3500 INVITE@7500 INVITE@15500 INVITE@31500",
                bench.takeSentWithTimes());
        bench.advance(1);
        assertEquals("timed out", bench.takeTold());
        assertEquals(TERMINATED, transaction.state());
        assertEquals(6, bench.layer.counts().requestsRetransmitted());
        assertEquals(0, bench.timers.pendingCount());
    }

    @Test
    void tcpDoesNotRetransmit() {
        start("TCP");
        bench.advance(31_999);
        assertEquals("INVITE@0", bench.takeSentWithTimes());
        bench.advance(1);
        assertEquals("timed out", bench.takeTold());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 486})
    void timersMAndDEndItAfter32Seconds(int status) {
        InviteClientTransaction transaction = start("UDP");
        SipRequest invite = transaction.request();
        bench.advance(100);
        input(transaction, invite, Integer.toString(status));
        bench.advance(31_999);
        assertEquals(1, bench.layer.counts().inviteClients());
        bench.advance(1);
        assertEquals(0, bench.layer.counts().inviteClients());
        // Too late now: a 2xx goes to the user as a stray one, anything else is dropped.
        bench.takeTold();
        input(transaction, invite, Integer.toString(status));
        assertEquals(status == 200 ? "stray 200" : "-", bench.takeTold());
        assertEquals(1, bench.layer.counts().unmatchedResponses());
    }

    @Test
    void ackForRefusalGoesByTheBook() {
        InviteClientTransaction transaction = start("UDP");
        SipRequest invite = transaction.request();
        bench.takeSent();
        input(transaction, invite, "486");
        SipRequest ack = (SipRequest) bench.transport.takeSent().get(0).message();
        assertEquals(invite.requestUri(), ack.requestUri());
        assertEquals(invite.callId(), ack.callId());
        assertEquals(invite.header(HeaderName.FROM), ack.header(HeaderName.FROM));
        assertEquals("<sip:2000@lab.test>;tag=b2", ack.header(HeaderName.TO));
        assertEquals(invite.rows(HeaderName.VIA), ack.rows(HeaderName.VIA));
        assertEquals(invite.rows(HeaderName.ROUTE), ack.rows(HeaderName.ROUTE));
        assertEquals("7 ACK", ack.header(HeaderName.CSEQ));
    }

    @Test
    void cancelRepeatsTheInvitesHeadersAndGivesUpAfter64T1() {
        InviteClientTransaction transaction = start("UDP");
        SipRequest invite = transaction.request();
        input(transaction, invite, "180");
        bench.takeSent();
        transaction.cancel("SIP;cause=200;text=\"Call completed elsewhere\"");
        SipRequest cancel = (SipRequest) bench.transport.takeSent().get(0).message();
        assertEquals(invite.rows(HeaderName.VIA), cancel.rows(HeaderName.VIA));
        assertEquals(invite.rows(HeaderName.ROUTE), cancel.rows(HeaderName.ROUTE));
        assertEquals(invite.header(HeaderName.TO), cancel.header(HeaderName.TO));
        assertEquals("7 CANCEL", cancel.header(HeaderName.CSEQ));
        assertEquals("SIP;cause=200;text=\"Call completed elsewhere\"", cancel.header(HeaderName.REASON));
        assertNull(cancel.to().tag());

        bench.takeTold();
        bench.layer.received(Bench.answerTo(cancel, 200, "b2"), Bench.UDP);
        assertEquals("-", bench.takeTold());
        bench.advance(31_999);
        assertEquals("-", bench.takeTold());
        bench.advance(1);
        assertEquals("timed out", bench.takeTold());
        assertEquals(0, bench.layer.counts().alive());
        assertEquals(0, bench.timers.pendingCount());
    }

    @Test
    void anUnansweredCancelIsRetransmittedByItsOwnTransaction() {
        InviteClientTransaction transaction = start("UDP");
        SipRequest invite = transaction.request();
        input(transaction, invite, "180");
        bench.takeSent();
        transaction.cancel(null);
        bench.advance(4_000);
        assertEquals("CANCEL@0 CANCEL@500 CANCEL@1500 CANCEL@3500", bench.takeSentWithTimes());
        input(transaction, invite, "487");
        assertEquals("provisional 180, answered 487", bench.takeTold());
    }
}
