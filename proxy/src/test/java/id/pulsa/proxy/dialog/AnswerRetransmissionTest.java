package id.pulsa.proxy.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerRetransmissionTest {
    private final DialogBench bench = new DialogBench();
    private int givenUp;

    private AnswerRetransmission answer(boolean tcp) {
        bench.layer.received(
                DialogBench.incoming("INVITE", 4, "Contact: <sip:ani@203.0.113.9>"),
                tcp ? DialogBench.TCP : DialogBench.UDP);
        InviteServerTransaction transaction = bench.invited.get(0);
        SipResponse ok = transaction.reply(200).buildResponse();
        return AnswerRetransmission.send(bench.layer, transaction, ok, () -> givenUp++);
    }

    private String sentAt() {
        return bench.transport.takeSent().stream()
                .map(sent -> sent.kind() + "@" + sent.atMillis())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void repeatsTheAnswerOnAnyTransportUntil64T1(boolean tcp) {
        AnswerRetransmission answer = answer(tcp);
        assertEquals(4, answer.cseq());
        bench.timers.advanceMillis(31_999);
        assertEquals(0, givenUp);
        assertTrue(answer.isPending());
        bench.timers.advanceMillis(1);
        assertEquals(1, givenUp);
        assertFalse(answer.isPending());
        bench.timers.advanceMillis(60_000);
        assertEquals(
                "200@0 200@500 200@1500 200@3500 200@7500 200@11500 200@15500 200@19500 200@23500 200@27500 200@31500",
                sentAt());
        assertEquals(1, givenUp);
        assertEquals(0, bench.timers.pendingCount());
        assertEquals(0, bench.layer.counts().alive());
    }

    @Test
    void theAckEndsIt() {
        AnswerRetransmission answer = answer(false);
        bench.timers.advanceMillis(600);
        answer.stop();
        bench.timers.advanceMillis(60_000);
        assertEquals("200@0 200@500", sentAt());
        assertEquals(0, givenUp);
        assertEquals(0, bench.timers.pendingCount());
    }

    @Test
    void onlyA2xxIsRepeatedThisWay() {
        bench.layer.received(DialogBench.incoming("INVITE", 4, ""), DialogBench.UDP);
        InviteServerTransaction transaction = bench.invited.get(0);
        SipResponse busy = transaction.reply(486).buildResponse();
        assertThrows(
                IllegalArgumentException.class,
                () -> AnswerRetransmission.send(bench.layer, transaction, busy, () -> {}));
    }
}
