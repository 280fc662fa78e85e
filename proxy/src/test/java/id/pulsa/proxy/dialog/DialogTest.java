package id.pulsa.proxy.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.InMemoryTransport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialogTest {
    private final DialogBench bench = new DialogBench();

    private static Dialog asServer(String more) {
        return Dialog.asServer(DialogBench.incoming("INVITE", 4, more), "own", "<sip:192.0.2.1:5060>", DialogBench.UDP);
    }

    @Test
    void asServerEverythingComesFromTheInvite() {
        Dialog dialog = asServer(
                "Contact: <sip:ani@203.0.113.9:5062>\nRecord-Route: <sip:203.0.113.1;lr>, <sip:203.0.113.2;lr>");
        assertEquals(DialogState.EARLY, dialog.state());
        dialog.confirm();
        assertEquals(DialogState.CONFIRMED, dialog.state());

        SipRequest bye = dialog.request(Method.BYE, bench.layer).buildRequest();

        assertEquals("sip:ani@203.0.113.9:5062", bye.requestUri());
        assertEquals("<sip:1000@lab.test>;tag=own", bye.header(HeaderName.FROM));
        assertEquals("\"Añi, B\" <sip:ani@lab.test>;tag=peer", bye.header(HeaderName.TO));
        assertEquals("call@peer", bye.callId());
        assertEquals("1 BYE", bye.header(HeaderName.CSEQ));
        assertEquals("70", bye.header(HeaderName.MAX_FORWARDS));
        assertEquals(List.of("<sip:203.0.113.1;lr>", "<sip:203.0.113.2;lr>"), bye.values(HeaderName.ROUTE));
        assertNull(bye.header(HeaderName.CONTACT));
        assertEquals("192.0.2.1", bye.topVia().sentBy().host());
        assertEquals(
                "2 INFO",
                dialog.request(Method.INFO, bench.layer).buildRequest().header(HeaderName.CSEQ));
    }

    @Test
    void asClientEverythingComesFromTheResponse() {
        SipRequest invite = bench.invite();
        SipResponse ringing = DialogBench.answer(
                invite, 180, "b1", "<sip:2000@203.0.113.9:5062>", "<sip:203.0.113.2;lr>", "<sip:203.0.113.1;lr>");
        Dialog dialog = Dialog.asClient(invite, ringing, DialogBench.UDP);
        assertEquals(DialogState.EARLY, dialog.state());
        assertEquals("own", dialog.localTag());
        assertEquals("b1", dialog.remoteTag());
        assertEquals(List.of("<sip:203.0.113.1;lr>", "<sip:203.0.113.2;lr>"), dialog.routeSet());
        assertEquals(-1, dialog.remoteCseq());

        SipResponse ok = DialogBench.answer(invite, 200, "b1", "<sip:2000@203.0.113.9:5064>", "<sip:203.0.113.1;lr>");
        dialog.confirm(ok);
        assertEquals(DialogState.CONFIRMED, dialog.state());
        assertEquals(List.of("<sip:203.0.113.1;lr>"), dialog.routeSet());

        SipRequest reInvite = dialog.request(Method.INVITE, bench.layer).buildRequest();
        assertEquals("sip:2000@203.0.113.9:5064", reInvite.requestUri());
        assertEquals("8 INVITE", reInvite.header(HeaderName.CSEQ));
        assertEquals("<sip:2000@lab.test>;tag=b1", reInvite.header(HeaderName.TO));
        assertEquals("<sip:192.0.2.1:5060>", reInvite.header(HeaderName.CONTACT));
    }

    @Test
    void eachForkIsADialogOfItsOwn() {
        SipRequest invite = bench.invite();
        Dialog first = Dialog.asClient(
                invite, DialogBench.answer(invite, 180, "b1", "<sip:203.0.113.9:5062>"), DialogBench.UDP);
        Dialog second = Dialog.asClient(
                invite, DialogBench.answer(invite, 200, "b2", "<sip:203.0.113.9:5064>"), DialogBench.UDP);
        assertEquals(
                "8 BYE", first.request(Method.BYE, bench.layer).buildRequest().header(HeaderName.CSEQ));
        assertEquals(
                "8 BYE", second.request(Method.BYE, bench.layer).buildRequest().header(HeaderName.CSEQ));
        assertEquals(DialogState.CONFIRMED, second.state());
        assertEquals("b2", second.remoteTag());
    }

    @Test
    void aResponseWithoutTagOrOfAnotherClassMakesNone() {
        SipRequest invite = bench.invite();
        SipResponse busy = DialogBench.answer(invite, 486, "b1", "<sip:203.0.113.9>");
        SipResponse trying = DialogBench.answer(invite, 100, "b1", "<sip:203.0.113.9>");
        SipResponse tagless = (SipResponse) DialogBench.parse("""
                SIP/2.0 180 Ringing
                Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1
                From: <sip:1000@lab.test>;tag=own
                To: <sip:2000@lab.test>
                Call-ID: call-1
                CSeq: 7 INVITE

                """);
        for (SipResponse none : List.of(busy, trying, tagless)) {
            assertThrows(IllegalArgumentException.class, () -> Dialog.asClient(invite, none, DialogBench.UDP));
        }
    }

    @Test
    void aStrictRouterBecomesTheRequestUri() {
        Dialog dialog =
                asServer("Contact: <sip:ani@203.0.113.9>\nRecord-Route: <sip:203.0.113.1>, <sip:203.0.113.2;lr>");
        SipRequest bye = dialog.request(Method.BYE, bench.layer).buildRequest();
        assertEquals("sip:203.0.113.1", bye.requestUri());
        assertEquals(List.of("<sip:203.0.113.2;lr>", "<sip:ani@203.0.113.9>"), bye.values(HeaderName.ROUTE));
    }

    @ParameterizedTest
    @CsvSource({"3,false,4", "4,true,4", "5,true,5", "900,true,900"})
    void sequenceMayNotGoBack(long cseq, boolean accepted, long after) {
        Dialog dialog = asServer("Contact: <sip:ani@203.0.113.9>");
        assertEquals(accepted, dialog.acceptsSequence(DialogBench.incoming("INFO", cseq, "")));
        assertEquals(after, dialog.remoteCseq());
    }

    @Test
    void asClientAnyFirstSequenceIsAccepted() {
        SipRequest invite = bench.invite();
        Dialog dialog =
                Dialog.asClient(invite, DialogBench.answer(invite, 200, "b1", "<sip:203.0.113.9>"), DialogBench.UDP);
        assertTrue(dialog.acceptsSequence(DialogBench.incoming("BYE", 0, "")));
        assertEquals(0, dialog.remoteCseq());
    }

    @Test
    void aReInviteMovesTheTarget() {
        Dialog dialog = asServer("Contact: <sip:ani@203.0.113.9:5062>");
        assertEquals(5062, dialog.flow(bench.layer).remote().getPort());
        dialog.refreshTarget(DialogBench.incoming("INVITE", 5, "Contact: <sip:ani@203.0.113.9:5090>"));
        assertEquals("sip:ani@203.0.113.9:5090", dialog.remoteTarget());
        assertEquals(5090, dialog.flow(bench.layer).remote().getPort());
        dialog.refreshTarget(DialogBench.incoming("UPDATE", 6, "Subject: no contact"));
        assertEquals("sip:ani@203.0.113.9:5090", dialog.remoteTarget());
    }

    @Test
    void everyCopyOfA2xxGetsTheSameAck() {
        SipRequest invite = bench.invite();
        SipResponse ok = DialogBench.answer(invite, 200, "b1", "<sip:2000@203.0.113.9:5062>");
        Dialog dialog = Dialog.asClient(invite, ok, DialogBench.UDP);
        assertFalse(dialog.acknowledgeAgain(ok, bench.layer));

        dialog.sendAck(dialog.ack(7, bench.layer).buildRequest(), bench.layer);
        assertTrue(dialog.acknowledgeAgain(ok, bench.layer));

        List<InMemoryTransport.Sent> sent = bench.transport.takeSent();
        assertEquals(2, sent.size());
        assertEquals(sent.get(0).message().toString(), sent.get(1).message().toString());
        SipRequest ack = (SipRequest) sent.get(0).message();
        assertEquals("7 ACK", ack.header(HeaderName.CSEQ));
        assertEquals("sip:2000@203.0.113.9:5062", ack.requestUri());
        assertFalse(String.valueOf(invite.topVia().branch()).equals(ack.topVia().branch()));
        assertEquals(
                "8 BYE", dialog.request(Method.BYE, bench.layer).buildRequest().header(HeaderName.CSEQ));
    }
}
