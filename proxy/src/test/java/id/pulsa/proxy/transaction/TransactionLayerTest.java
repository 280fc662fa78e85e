package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.SendFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which message belongs to which transaction (RFC 3261 §17.1.3, §17.2.3, §9.2, §8.2.2.2), and what is refused. */
class TransactionLayerTest {
    private final Bench bench = new Bench();

    private static SipRequest request(String method, String via, String uri, String ids, String toTag) {
        String[] callFromCseq = ids.split("/", -1);
        return (SipRequest) Bench.parse("""
                %s %s SIP/2.0
                Via: %s
                From: <sip:user1@lab.test>;tag=%s
                To: <sip:1000@lab.test>%s
                Call-ID: %s
                CSeq: %s %s

                """.formatted(
                        method,
                        uri,
                        via,
                        callFromCseq[1],
                        toTag.equals("-") ? "" : ";tag=" + toTag,
                        callFromCseq[0],
                        callFromCseq[2],
                        method));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # branch, sent-by and method decide; nothing else does
            INVITE | UDP 10.0.0.1;branch=z9hG4bKa       | sip:x@y | other/f/9 | t2 | copy
            INVITE | TCP 10.0.0.1;branch=z9hG4bKa       | sip:b@c | call/f/1  | -  | copy
            INVITE | UDP 10.0.0.1;branch=z9hG4bKb       | sip:b@c | call/f/2  | -  | new
            INVITE | UDP 10.0.0.2;branch=z9hG4bKa       | sip:b@c | call/f/2  | -  | new
            INVITE | UDP 10.0.0.1:5060;branch=z9hG4bKa  | sip:b@c | call/f/2  | -  | new
            INVITE | UDP 10.0.0.1;branch=z9hG4bKA       | sip:b@c | call/f/2  | -  | new
            OPTIONS| UDP 10.0.0.1;branch=z9hG4bKa       | sip:b@c | call/f/1  | -  | new
            # the same request by another path (§8.2.2.2), unless it is inside a dialog
            INVITE | UDP 10.0.0.1;branch=z9hG4bKb       | sip:b@c | call/f/1  | -  | 482
            INVITE | UDP 10.0.0.1;branch=z9hG4bKb       | sip:b@c | call/g/1  | -  | new
            INVITE | UDP 10.0.0.1;branch=z9hG4bKb       | sip:b@c | call/f/1  | t2 | new
            # ACK
            ACK    | UDP 10.0.0.1;branch=z9hG4bKa       | sip:b@c | call/f/1  | t2 | copy
            ACK    | UDP 10.0.0.1;branch=z9hG4bKb       | sip:b@c | call/f/1  | t2 | ACK
            # CANCEL
            CANCEL | UDP 10.0.0.1;branch=z9hG4bKa       | sip:b@c | call/f/1  | -  | cancel
            CANCEL | UDP 10.0.0.1;branch=z9hG4bKb       | sip:b@c | call/f/1  | -  | 481
            CANCEL | UDP 10.0.0.2;branch=z9hG4bKa       | sip:b@c | call/f/1  | -  | 481
            """)
    void matchesAgainstAnInvite(String method, String via, String uri, String ids, String toTag, String expected) {
        bench.layer.received(
                request("INVITE", "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKa", "sip:b@c", "call/f/1", "-"), Bench.UDP);
        check(request(method, "SIP/2.0/" + via, uri, ids, toTag), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INVITE | UDP 10.0.0.1          | sip:b@c | call/f/1  | -  | copy
            INVITE | UDP 10.0.0.1          | sip:b@c | call/f/2  | -  | new
            INVITE | UDP 10.0.0.1          | sip:b@c | call2/f/1 | -  | new
            INVITE | UDP 10.0.0.1          | sip:b@c | call/g/1  | -  | new
            INVITE | UDP 10.0.0.1          | sip:d@c | call/f/1  | -  | 482
            INVITE | UDP 10.0.0.2          | sip:b@c | call/f/1  | -  | 482
            ACK    | UDP 10.0.0.1          | sip:b@c | call/f/1  | t2 | copy
            ACK    | UDP 10.0.0.1          | sip:b@c | call/f/2  | t2 | ACK
            CANCEL | UDP 10.0.0.1          | sip:b@c | call/f/1  | -  | cancel
            CANCEL | UDP 10.0.0.1          | sip:b@c | call/f/2  | -  | 481
            """)
    void matchesAgainstAnInviteOfRfc2543(
            String method, String via, String uri, String ids, String toTag, String expected) {
        bench.layer.received(request("INVITE", "SIP/2.0/UDP 10.0.0.1", "sip:b@c", "call/f/1", "-"), Bench.UDP);
        check(request(method, "SIP/2.0/" + via, uri, ids, toTag), expected);
    }

    private void check(SipRequest request, String expected) {
        bench.takeTold();
        bench.takeSent();
        long absorbed = bench.layer.counts().requestsAbsorbed();
        bench.layer.received(request, Bench.UDP);
        String told = bench.takeTold();
        String sent = bench.takeSent();
        boolean copy = bench.layer.counts().requestsAbsorbed() == absorbed + 1;
        String actual =
                switch (told) {
                    case "-" -> copy ? "copy" : sent;
                    case "acknowledged" -> "ACK";
                    case "cancelled" -> sent.equals("200") ? "cancel" : sent;
                    default -> "new";
                };
        assertEquals(expected, actual);
    }

    @Test
    void theAckOfRfc2543BelongsToTheResponseWithItsTag() {
        String via = "SIP/2.0/UDP 10.0.0.1";
        bench.layer.received(request("INVITE", via, "sip:b@c", "call/f/1", "-"), Bench.UDP);
        bench.invite().respond(bench.invite().reply(486).buildResponse());
        bench.layer.received(request("ACK", via, "sip:b@c", "call/f/1", "other"), Bench.UDP);
        assertEquals(InviteServerTransaction.State.COMPLETED, bench.invite().state());
        bench.layer.received(
                request("ACK", via, "sip:b@c", "call/f/1", bench.invite().toTag()), Bench.UDP);
        assertEquals(InviteServerTransaction.State.CONFIRMED, bench.invite().state());
    }

    @ParameterizedTest
    @CsvSource({"REGISTER,401,new", "INVITE,407,new", "INVITE,180,482", "INVITE,200,482"})
    void aRequestThatWasRefusedMayComeAgainWithItsOldCseq(String method, int status, String expected) {
        bench.layer.received(request(method, "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKa", "sip:c", "c/f/1", "-"), Bench.UDP);
        ServerTransaction first = bench.opened.get(0);
        first.respond(first.reply(status).buildResponse());
        check(request(method, "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKb", "sip:c", "c/f/1", "-"), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the same branch and method       | 0 | INVITE | answered 200
            the same branch, another method  | 0 | BYE    | -
            another branch                   | 1 | INVITE | stray 200
            another branch, another method   | 1 | BYE    | -
            """)
    void responsesMatchByBranchAndMethod(String why, int otherBranch, String method, String told) {
        SipRequest invite = bench.outgoing(Method.INVITE, Bench.UDP);
        bench.layer.sendInvite(invite, Bench.UDP, bench);
        String branch = otherBranch == 1
                ? bench.layer.newBranch()
                : String.valueOf(invite.topVia().branch());
        SipResponse response = MessageBuilder.response(200, "OK")
                .add(HeaderName.VIA, bench.layer.via(Bench.UDP, branch))
                .copy(invite, HeaderName.FROM)
                .add(HeaderName.TO, "<sip:2000@lab.test>;tag=b2")
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, "7 " + method)
                .buildResponse();
        bench.layer.received(response, Bench.UDP);
        assertEquals(told, bench.takeTold(), why);
    }

    @Test
    void cancelIsAnsweredWithTheInvitesTagAndItsCopiesAreAbsorbed() {
        bench.layer.received(Bench.incoming("INVITE", "z9hG4bKa", ""), Bench.UDP);
        bench.takeTold();
        bench.layer.received(Bench.incoming("CANCEL", "z9hG4bKa", ""), Bench.UDP);
        bench.layer.received(Bench.incoming("CANCEL", "z9hG4bKa", ""), Bench.UDP);
        assertEquals("cancelled", bench.takeTold());
        List<InMemoryTransport.Sent> sent = bench.transport.takeSent();
        assertEquals(2, sent.size());
        assertEquals(bench.invite().toTag(), sent.get(0).message().to().tag());
        assertEquals("1 CANCEL", sent.get(0).message().header(HeaderName.CSEQ));
    }

    @Test
    void fullTablesRefuseNewRequestsFirst() {
        Bench full = new Bench(new TransactionLimits(8, 1, 7));
        for (int i = 0; i < 10; i++) {
            full.layer.received(
                    request("OPTIONS", "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKa" + i, "sip:c", i + "/f/1", "-"),
                    Bench.UDP);
        }
        assertEquals(8, full.layer.counts().nonInviteServers());
        assertEquals(2, full.layer.counts().refused());
        List<InMemoryTransport.Sent> sent = full.transport.takeSent();
        assertEquals("503", sent.get(0).kind());
        assertEquals("7", sent.get(0).message().header(HeaderName.RETRY_AFTER));

        for (int i = 0; i < 2; i++) {
            full.layer.received(
                    request("BYE", "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKb" + i, "sip:c", i + "/f/2", "t"), Bench.UDP);
        }
        assertEquals(9, full.layer.counts().nonInviteServers());
        assertEquals("503", full.takeSent());

        full.takeTold();
        full.layer.sendRequest(full.outgoing(Method.BYE, Bench.UDP), Bench.UDP, full);
        full.layer.sendRequest(full.outgoing(Method.BYE, Bench.UDP), Bench.UDP, full);
        assertEquals("-", full.takeTold());
        full.transport.runAll();
        assertEquals("failed " + SendFailure.QUEUE_FULL, full.takeTold());
    }

    @Test
    void copiesOfARefusedRequestGetTheSameTag() {
        String first = refusalTag("z9hG4bKa");
        assertEquals(first, refusalTag("z9hG4bKa"));
        assertNotEquals(first, refusalTag("z9hG4bKb"));
    }

    private String refusalTag(String branch) {
        bench.layer.received(Bench.incoming("CANCEL", branch, ""), Bench.UDP);
        return String.valueOf(bench.transport.takeSent().get(0).message().to().tag());
    }

    @Test
    void aUserThatThrowsLeavesAnAnswerAndNothingElse() {
        Bench failing = new Bench() {
            @Override
            public void invited(InviteServerTransaction transaction, SipRequest invite) {
                throw new IllegalStateException("a mistake above");
            }
        };
        assertThrows(
                IllegalStateException.class,
                () -> failing.layer.received(Bench.incoming("INVITE", "z9hG4bKa", ""), Bench.UDP));
        assertEquals("500", failing.takeSent());
        failing.advance(32_000);
        assertEquals(0, failing.layer.counts().alive());
        assertEquals(0, failing.timers.pendingCount());
    }

    @Test
    void ourViaNamesUsAndAsksForThePort() {
        assertEquals("SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bKx", bench.layer.via(Bench.UDP, "z9hG4bKx"));
        assertEquals("SIP/2.0/TCP 192.0.2.1:5060;rport;branch=z9hG4bKx", bench.layer.via(Bench.TCP, "z9hG4bKx"));
        assertEquals("192.0.2.1:5060", bench.layer.contactHostPort(Bench.TCP));
    }

    @Test
    void requestsWithoutOurBranchAreNotSent() {
        SipRequest foreign = Bench.incoming("BYE", "z9hG4bKpeer", "x");
        assertThrows(IllegalArgumentException.class, () -> bench.layer.sendRequest(foreign, Bench.UDP, bench));
        SipRequest bye = bench.outgoing(Method.BYE, Bench.UDP);
        bench.layer.sendRequest(bye, Bench.UDP, bench);
        assertThrows(IllegalArgumentException.class, () -> bench.layer.sendRequest(bye, Bench.UDP, bench));
        assertThrows(IllegalArgumentException.class, () -> bench.layer.sendInvite(bye, Bench.UDP, bench));
    }
}
