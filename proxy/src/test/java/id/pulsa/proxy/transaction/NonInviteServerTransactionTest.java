package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 figure 8, each state with each input: a number is a response of the user, BYE comes from the peer. */
class NonInviteServerTransactionTest {
    private static final String BRANCH = "z9hG4bKpeer1";

    private final Bench bench = new Bench();

    private void input(String input, Flow flow) {
        switch (input) {
            case "BYE" -> bench.layer.received(Bench.incoming("BYE", BRANCH, "x"), flow);
            case "failure" ->
                bench.opened.get(0).sendFailed(bench.layer.shard(), Bench.UDP, SendFailure.DATAGRAM_REFUSED);
            case "64*T1" -> bench.advance(32_000);
            default ->
                bench.opened
                        .get(0)
                        .respond(Bench.answerTo(Bench.incoming("BYE", BRANCH, "x"), Integer.parseInt(input), "x"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UDP|      | BYE     | TRYING     | -   | -
            UDP|      | 100     | PROCEEDING | 100 | -
            UDP|      | 200     | COMPLETED  | 200 | -
            UDP|      | 481     | COMPLETED  | 481 | -
            UDP|      | 64*T1   | TERMINATED | -   | -
            UDP| 100  | BYE     | PROCEEDING | 100 | -
            UDP| 100  | 183     | PROCEEDING | 183 | -
            UDP| 100  | 200     | COMPLETED  | 200 | -
            UDP| 100  | failure | TERMINATED | -   | failed DATAGRAM_REFUSED
            UDP| 100  | 64*T1   | TERMINATED | -   | -
            UDP| 200  | BYE     | COMPLETED  | 200 | -
            UDP| 200  | 100     | COMPLETED  | -   | -
            UDP| 200  | 481     | COMPLETED  | -   | -
            UDP| 200  | failure | TERMINATED | -   | failed DATAGRAM_REFUSED
            UDP| 200  | 64*T1   | TERMINATED | -   | -
            TCP|      | BYE     | TRYING     | -   | -
            TCP|      | 100     | PROCEEDING | 100 | -
            TCP|      | 200     | TERMINATED | 200 | -
            TCP| 100  | 200     | TERMINATED | 200 | -
            TCP| 200  | 481     | TERMINATED | -   | -
            """)
    void eachStateWithEachInput(
            String transport,
            String before,
            String input,
            NonInviteServerTransaction.State after,
            String sent,
            String told) {
        Flow flow = Bench.serverFlow(transport);
        input("BYE", flow);
        NonInviteServerTransaction transaction = (NonInviteServerTransaction) bench.opened.get(0);
        if (before != null) {
            input(before, flow);
        }
        bench.takeSent();
        bench.takeTold();

        input(input, flow);

        assertEquals(after, transaction.state());
        assertEquals(sent, bench.takeSent());
        assertEquals(told, bench.takeTold());
        bench.advance(32_000);
        assertEquals(0, bench.layer.counts().alive());
        assertEquals(0, bench.timers.pendingCount());
    }

    @Test
    void timerJAnswersCopiesFor64T1() {
        input("BYE", Bench.UDP);
        input("200", Bench.UDP);
        bench.advance(31_999);
        input("BYE", Bench.UDP);
        assertEquals("200@0 200@31999", bench.takeSentWithTimes());
        assertEquals("requested BYE", bench.takeTold());
        bench.advance(1);
        input("BYE", Bench.UDP);
        assertEquals("requested BYE", bench.takeTold());
    }
}
