package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3261 figure 6, each state with each input. */
class NonInviteClientTransactionTest {
    private final Bench bench = new Bench();

    private NonInviteClientTransaction start(String transport) {
        Flow flow = Bench.clientFlow(transport);
        return bench.layer.sendRequest(bench.outgoing(Method.BYE, flow), flow, bench);
    }

    private void input(NonInviteClientTransaction transaction, SipRequest sent, String input) {
        switch (input) {
            case "failure" -> transaction.sendFailed(bench.layer.shard(), transaction.flow(), SendFailure.QUEUE_FULL);
            case "T4" -> bench.advance(5_000);
            case "64*T1" -> bench.advance(32_000);
            default -> bench.layer.received(Bench.answerTo(sent, Integer.parseInt(input), "b2"), Bench.UDP);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UDP|      | 100     | PROCEEDING | - | provisional 100
            UDP|      | 200     | COMPLETED  | - | answered 200
            UDP|      | 481     | COMPLETED  | - | answered 481
            UDP|      | failure | TERMINATED | - | failed QUEUE_FULL
            UDP| 100  | 183     | PROCEEDING | - | provisional 183
            UDP| 100  | 200     | COMPLETED  | - | answered 200
            UDP| 100  | 603     | COMPLETED  | - | answered 603
            UDP| 100  | failure | TERMINATED | - | failed QUEUE_FULL
            UDP| 200  | 100     | COMPLETED  | - | -
            UDP| 200  | 200     | COMPLETED  | - | -
            UDP| 200  | 481     | COMPLETED  | - | -
            UDP| 200  | failure | COMPLETED  | - | -
            UDP| 200  | T4      | TERMINATED | - | -
            TCP|      | 100     | PROCEEDING | - | provisional 100
            TCP|      | 200     | TERMINATED | - | answered 200
            TCP|      | failure | TERMINATED | - | failed QUEUE_FULL
            TCP|      | 64*T1   | TERMINATED | - | timed out
            TCP| 100  | 200     | TERMINATED | - | answered 200
            TCP| 100  | 64*T1   | TERMINATED | - | timed out
            TCP| 100  | failure | TERMINATED | - | failed QUEUE_FULL
            TCP| 200  | 200     | TERMINATED | - | -
            TCP| 200  | failure | TERMINATED | - | -
            """)
    void eachStateWithEachInput(
            String transport,
            String before,
            String input,
            NonInviteClientTransaction.State after,
            String sent,
            String told) {
        NonInviteClientTransaction transaction = start(transport);
        SipRequest request = transaction.request();
        if (before != null) {
            input(transaction, request, before);
        }
        bench.takeSent();
        bench.takeTold();

        input(transaction, request, input);

        assertEquals(after, transaction.state());
        assertEquals(sent, bench.takeSent());
        assertEquals(told, bench.takeTold());
        bench.advance(32_000);
        assertEquals(0, bench.layer.counts().alive());
        assertEquals(0, bench.timers.pendingCount());
    }

    @Test
    void timerEDoublesUpToT2AndTimerFEndsIt() {
        start("UDP");
        bench.advance(32_000);
        assertEquals(
                "BYE@0 BYE@500 BYE@1500 BYE@3500 BYE@7500 BYE@11500 BYE@15500 BYE@19500 BYE@23500 BYE@27500 BYE@31500",
                bench.takeSentWithTimes());
        assertEquals("timed out", bench.takeTold());
    }

    @Test
    void inProceedingTimerEIsT2() {
        NonInviteClientTransaction transaction = start("UDP");
        bench.advance(600);
        input(transaction, transaction.request(), "100");
        bench.advance(10_000);
        // The one that ran already fires at its own time, those after it every 4 s.
        assertEquals("BYE@0 BYE@500 BYE@1500 BYE@5500 BYE@9500", bench.takeSentWithTimes());
    }

    @Test
    void timerKAbsorbsForT4() {
        NonInviteClientTransaction transaction = start("UDP");
        SipRequest request = transaction.request();
        input(transaction, request, "200");
        bench.advance(4_999);
        input(transaction, request, "200");
        assertEquals(1, bench.layer.counts().responsesAbsorbed());
        assertEquals(1, bench.layer.counts().nonInviteClients());
        bench.advance(1);
        assertEquals(0, bench.layer.counts().nonInviteClients());
    }
}
