package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6026 figure 5, each state with each input: a number is a response of the user, a method comes from the peer. */
class InviteServerTransactionTest {
    private static final String BRANCH = "z9hG4bKpeer1";

    private final Bench bench = new Bench();

    private void input(String input, Flow flow) {
        switch (input) {
            case "INVITE" -> bench.layer.received(Bench.incoming("INVITE", BRANCH, ""), flow);
            case "ACK" -> bench.layer.received(Bench.incoming("ACK", BRANCH, "x"), flow);
            case "CANCEL" -> bench.layer.received(Bench.incoming("CANCEL", BRANCH, ""), flow);
            case "trying" -> bench.invite().trying();
            case "failure" -> bench.invite().sendFailed(bench.layer.shard(), Bench.UDP, SendFailure.DATAGRAM_REFUSED);
            case "T4" -> bench.advance(5_000);
            case "64*T1" -> bench.advance(32_000);
            default ->
                bench.invite()
                        .respond(Bench.answerTo(
                                Bench.incoming("INVITE", BRANCH, ""),
                                Integer.parseInt(input),
                                bench.invite().toTag()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UDP|         | INVITE  | PROCEEDING | 100         | -
            UDP|         | ACK     | PROCEEDING | -       | -
            UDP|         | CANCEL  | PROCEEDING | 200     | cancelled
            UDP|         | trying  | PROCEEDING | 100     | -
            UDP|         | 180     | PROCEEDING | 180     | -
            UDP|         | 200     | ACCEPTED   | 200     | -
            UDP|         | 402     | COMPLETED  | 402     | -
            UDP| 180     | INVITE  | PROCEEDING | 180     | -
            UDP| 180     | trying  | PROCEEDING | -       | -
            UDP| 180     | ACK     | PROCEEDING | -       | -
            UDP| 180     | 183     | PROCEEDING | 183     | -
            UDP| 180     | CANCEL  | PROCEEDING | 200     | cancelled
            UDP| 180     | 200     | ACCEPTED   | 200     | -
            UDP| 180     | failure | TERMINATED | -       | failed DATAGRAM_REFUSED
            UDP| CANCEL  | CANCEL  | PROCEEDING | 200     | -
            UDP| CANCEL  | 487     | COMPLETED  | 487     | -
            UDP| 200     | INVITE  | ACCEPTED   | -       | -
            UDP| 200     | ACK     | ACCEPTED   | -       | acknowledged
            UDP| 200     | CANCEL  | ACCEPTED   | 200     | -
            UDP| 200     | 180     | ACCEPTED   | -       | -
            UDP| 200     | 200     | ACCEPTED   | 200     | -
            UDP| 200     | 486     | ACCEPTED   | -       | -
            UDP| 200     | failure | TERMINATED | -       | failed DATAGRAM_REFUSED
            UDP| 200     | 64*T1   | TERMINATED | -       | -
            UDP| 486     | INVITE  | COMPLETED  | 486     | -
            UDP| 486     | ACK     | CONFIRMED  | -       | -
            UDP| 486     | CANCEL  | COMPLETED  | 200     | -
            UDP| 486     | 200     | COMPLETED  | -       | -
            UDP| 486     | failure | TERMINATED | -       | failed DATAGRAM_REFUSED
            UDP| 486 ACK | INVITE  | CONFIRMED  | -       | -
            UDP| 486 ACK | ACK     | CONFIRMED  | -       | -
            UDP| 486 ACK | 200     | CONFIRMED  | -       | -
            UDP| 486 ACK | CANCEL  | CONFIRMED  | 200     | -
            UDP| 486 ACK | T4      | TERMINATED | -       | -
            TCP|         | 180     | PROCEEDING | 180     | -
            TCP|         | 200     | ACCEPTED   | 200     | -
            TCP|         | 486     | COMPLETED  | 486     | -
            TCP| 200     | ACK     | ACCEPTED   | -       | acknowledged
            TCP| 200     | 64*T1   | TERMINATED | -       | -
            TCP| 486     | ACK     | TERMINATED | -       | -
            TCP| 486     | 64*T1   | TERMINATED | -       | unacknowledged
            """)
    void eachStateWithEachInput(
            String transport,
            String before,
            String input,
            InviteServerTransaction.State after,
            String sent,
            String told) {
        Flow flow = Bench.serverFlow(transport);
        input("INVITE", flow);
        InviteServerTransaction transaction = bench.invite();
        if (before != null) {
            for (String earlier : before.split(" ", -1)) {
                input(earlier, flow);
            }
        }
        bench.takeSent();
        bench.takeTold();

        input(input, flow);

        assertEquals(after, transaction.state());
        assertEquals(sent, bench.takeSent());
        assertEquals(told, bench.takeTold());
        if (transaction.state() == InviteServerTransaction.State.PROCEEDING) {
            input("486", flow);
        }
        bench.advance(32_000);
        assertEquals(0, bench.layer.counts().alive());
        assertEquals(0, bench.timers.pendingCount());
    }

    @Test
    void sends100After200MillisecondsUnlessAnswered() {
        input("INVITE", Bench.UDP);
        bench.advance(199);
        assertEquals("-", bench.takeSent());
        bench.advance(1);
        assertEquals("100@200", bench.takeSentWithTimes());

        bench.opened.clear();
        bench.layer.received(Bench.incoming("INVITE", "z9hG4bKother", "x"), Bench.UDP);
        bench.advance(100);
        bench.invite().respond(bench.invite().reply(180).buildResponse());
        bench.advance(1_000);
        assertEquals("180", bench.takeSent());
    }

    @Test
    void timerGDoublesUpToT2AndTimerHEndsIt() {
        input("INVITE", Bench.UDP);
        input("486", Bench.UDP);
        bench.advance(31_999);
        assertEquals(
                "486@0 486@500 486@1500 486@3500 486@7500 486@11500 486@15500 486@19500 486@23500 486@27500 486@31500",
                bench.takeSentWithTimes());
        bench.takeTold();
        bench.advance(1);
        assertEquals("unacknowledged", bench.takeTold());
        assertEquals(10, bench.layer.counts().responsesRetransmitted());
    }

    @Test
    void tcpDoesNotRetransmitTheRefusal() {
        input("INVITE", Bench.TCP_ACCEPTED);
        input("486", Bench.TCP_ACCEPTED);
        bench.advance(31_999);
        assertEquals("486@0", bench.takeSentWithTimes());
    }

    @Test
    void timerIAbsorbsAcksForT4() {
        input("INVITE", Bench.UDP);
        input("486", Bench.UDP);
        input("ACK", Bench.UDP);
        bench.advance(4_999);
        assertEquals(1, bench.layer.counts().inviteServers());
        bench.advance(1);
        assertEquals(0, bench.layer.counts().inviteServers());
        assertEquals("486@0", bench.takeSentWithTimes());
    }

    @Test
    void timerLKeepsAcceptedFor64T1() {
        input("INVITE", Bench.UDP);
        input("200", Bench.UDP);
        bench.advance(31_999);
        assertEquals(1, bench.layer.counts().inviteServers());
        bench.advance(1);
        assertEquals(0, bench.layer.counts().inviteServers());
    }

    @Test
    void responsesCarryOneTagOfOurs() {
        input("INVITE", Bench.UDP);
        SipResponse ringing = bench.invite().reply(180).buildResponse();
        SipResponse busy = bench.invite().reply(486).buildResponse();
        assertEquals(bench.invite().toTag(), ringing.to().tag());
        assertEquals(bench.invite().toTag(), busy.to().tag());
        assertEquals(0, ShardIdentifiers.shardOfTag(bench.invite().toTag()));
    }

    @Test
    void overALostConnectionTheResponseGoesToSentByOnce() {
        input("INVITE", Bench.TCP_ACCEPTED);
        bench.transport.failWith(SendFailure.CONNECTION_CLOSED, Bench.TCP_ACCEPTED);
        input("180", Bench.TCP_ACCEPTED);
        bench.transport.runAll();
        var sent = bench.transport.takeSent();
        assertEquals(1, sent.size());
        assertEquals(Bench.TCP, sent.get(0).flow());
        input("486", Bench.TCP_ACCEPTED);
        assertEquals(Bench.TCP, bench.transport.takeSent().get(0).flow());
        bench.takeTold();

        bench.transport.failWith(SendFailure.CONNECT_FAILED);
        bench.opened.clear();
        bench.layer.received(Bench.incoming("INVITE", "z9hG4bKother", "x"), Bench.TCP_ACCEPTED);
        bench.invite().respond(bench.invite().reply(180).buildResponse());
        bench.transport.runAll();
        assertEquals("invited, failed CONNECT_FAILED", bench.takeTold());
        assertFalse(bench.invite().respond(Bench.answerTo(Bench.incoming("INVITE", "z9hG4bKother", ""), 200, "x")));
    }
}
