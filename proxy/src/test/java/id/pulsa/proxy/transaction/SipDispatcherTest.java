package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.ManualTimers;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.Unframeable;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two shards: what arrives on one of them is worked on by the one that owns the call. */
class SipDispatcherTest {
    /** Writes down which shard was told what. */
    private final class User implements TransactionUser, ClientTransactionListener {
        final int shard;
        final TransactionLayer layer;

        User(TransactionLayer layer) {
            this.layer = layer;
            this.shard = layer.shard().index();
        }

        private void tell(String what) {
            told.add(shard + ":" + what);
        }

        @Override
        public void invited(InviteServerTransaction transaction, SipRequest invite) {
            tell("INVITE");
            opened.add(transaction);
        }

        @Override
        public void requested(NonInviteServerTransaction transaction, SipRequest request) {
            tell(request.method().name());
        }

        @Override
        public void acknowledged(SipRequest ack, Flow flow) {
            tell("ACK");
        }

        @Override
        public void strayAnswer(SipResponse answer, Flow flow) {
            tell("stray");
        }

        @Override
        public void connectionClosed(Flow flow) {
            tell("closed");
        }

        @Override
        public void answered(ClientTransaction transaction, SipResponse response) {
            tell("answered " + response.status());
        }

        @Override
        public void timedOut(ClientTransaction transaction) {}

        @Override
        public void transportFailed(ClientTransaction transaction, SendFailure failure) {}
    }

    private final List<String> told = new ArrayList<>();
    private final List<InviteServerTransaction> opened = new ArrayList<>();
    private final List<User> users = new ArrayList<>();
    private final InMemoryTransport transport = new InMemoryTransport(new ManualTimers(), 2);
    private final SipDispatcher dispatcher =
            new SipDispatcher(new MessageParser(MessageLimits.DEFAULT), List.of(layer(0), layer(1)));

    private TransactionLayer layer(int shard) {
        return new TransactionLayer(
                transport.shard(shard),
                transport,
                SipTimers.DEFAULT,
                TransactionLimits.DEFAULT,
                new SecureRandom(),
                TrafficListener.NONE,
                layer -> {
                    User user = new User(layer);
                    users.add(user);
                    return user;
                });
    }

    private void arrives(int shard, byte[] bytes, int length) {
        dispatcher.received(transport.shard(shard), Bench.UDP, bytes, length);
    }

    private void arrives(int shard, String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        arrives(shard, bytes, bytes.length);
    }

    private List<String> takeTold() {
        List<String> taken = List.copyOf(told);
        told.clear();
        return taken;
    }

    @Test
    void whatOpensACallStaysWhereItArrived() {
        SipRequest invite = Bench.incoming("INVITE", "z9hG4bKa", "");
        arrives(1, invite.bytes(), invite.length());
        assertEquals(List.of("1:INVITE"), takeTold());
    }

    @ParameterizedTest
    @CsvSource({"BYE", "ACK", "INVITE", "UPDATE"})
    void requestsInsideADialogGoToTheShardInTheirToTag(String method) {
        String tag = users.get(0).layer.newTag();
        SipRequest request = Bench.incoming(method, "z9hG4bKa", tag);
        arrives(1, request.bytes(), request.length());
        assertEquals(List.of(), takeTold());
        transport.runAll();
        assertEquals(List.of("0:" + method), takeTold());
    }

    @Test
    void aTagOfAShardThatIsNotThereDoesNoHarm() {
        String tag = new ShardIdentifiers(new SecureRandom(), 1001).tag();
        SipRequest bye = Bench.incoming("BYE", "z9hG4bKa", tag);
        arrives(0, bye.bytes(), bye.length());
        transport.runAll();
        assertEquals(List.of("1:BYE"), takeTold());
    }

    @Test
    void responsesGoToTheShardInOurBranch() {
        User owner = users.get(0);
        SipRequest bye = MessageBuilder.request(Method.BYE, "sip:2000@203.0.113.9")
                .add(HeaderName.VIA, owner.layer.via(Bench.UDP))
                .add(HeaderName.FROM, "<sip:1000@lab.test>;tag=own")
                .add(HeaderName.TO, "<sip:2000@lab.test>;tag=peer")
                .add(HeaderName.CALL_ID, "call")
                .add(HeaderName.CSEQ, "7 BYE")
                .buildRequest();
        owner.layer.sendRequest(bye, Bench.UDP, owner);
        SipResponse ok = Bench.answerTo(bye, 200, "peer");
        arrives(1, ok.bytes(), ok.length());
        assertEquals(List.of(), takeTold());
        transport.runAll();
        assertEquals(List.of("0:answered 200"), takeTold());
    }

    @Test
    void theAckToARefusalFindsItsTransaction() {
        SipRequest invite = Bench.incoming("INVITE", "z9hG4bKa", "");
        arrives(1, invite.bytes(), invite.length());
        opened.get(0).respond(opened.get(0).reply(402).buildResponse());
        SipRequest ack = Bench.incoming("ACK", "z9hG4bKa", opened.get(0).toTag());
        arrives(1, ack.bytes(), ack.length());
        assertEquals(InviteServerTransaction.State.CONFIRMED, opened.get(0).state());
        assertEquals(List.of("1:INVITE"), takeTold());
    }

    @Test
    void responsesSayWhereTheRequestCameFrom() {
        arrives(0, """
                INVITE sip:1000@lab.test SIP/2.0
                Via: SIP/2.0/UDP 10.0.0.7:5070;rport;branch=z9hG4bKa
                From: <sip:user1@lab.test>;tag=a1
                To: <sip:1000@lab.test>
                Call-ID: call@peer
                CSeq: 1 INVITE

                """);
        opened.get(0).trying();
        InMemoryTransport.Sent trying = transport.takeSent().get(0);
        assertEquals("203.0.113.9", trying.message().topVia().received());
        assertEquals(5060, trying.message().topVia().rport());
        assertEquals(Bench.UDP, trying.flow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OPTIONS sip:x SIP/2.0 | 1 OPTIONS | Max-Forwards: 999 | 400
            OPTIONS sip:x SIP/7.0 | 1 OPTIONS | Max-Forwards: 70  | 505
            OPTIONS sip:x SIP/2.0 | 1 INVITE  | Max-Forwards: 70  | 400
            OPTIONS sip:x SIP/2.0 | 1 OPTIONS | no colon here     | 400
            ACK sip:x SIP/2.0     | 1 ACK     | Max-Forwards: 999 | -
            SIP/2.0 200 OK        | 1 OPTIONS | Max-Forwards: 999 | -
            OPTIONS sip:x SIP/2.0 | none      | Max-Forwards: 70  | -
            rubbish               | 1 OPTIONS | Max-Forwards: 70  | -
            """)
    void malformedRequestsAreAnsweredWhereThatIsPossible(String start, String cseq, String header, String status) {
        arrives(0, """
                %s
                Via: SIP/2.0/UDP 203.0.113.9;branch=z9hG4bKa
                From: <sip:user1@lab.test>;tag=a1
                To: <sip:1000@lab.test>
                Call-ID: call@peer
                CSeq: %s
                %s

                """.formatted(start, cseq, header));
        List<InMemoryTransport.Sent> sent = transport.takeSent();
        assertEquals(status, sent.isEmpty() ? "-" : sent.get(0).kind());
        assertEquals(List.of(), takeTold());
        assertEquals(1, users.get(0).layer.counts().malformed());
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGE_TOO_LARGE,513", "HEADERS_TOO_LARGE,513", "CONTENT_LENGTH_MISSING,400",
        "CONTENT_LENGTH_INVALID,400", "CONTENT_LENGTH_CONTRADICTORY,400", "MESSAGE_TOO_SLOW,400"
    })
    void whatCannotBeFramedIsAnsweredToo(Unframeable reason, String status) {
        SipRequest options = Bench.incoming("OPTIONS", "z9hG4bKa", "");
        dispatcher.unframeable(transport.shard(0), Bench.TCP_ACCEPTED, reason, options.bytes(), options.length());
        InMemoryTransport.Sent sent = transport.takeSent().get(0);
        assertEquals(status, sent.kind());
        assertEquals(Bench.TCP_ACCEPTED, sent.flow());
        dispatcher.unframeable(transport.shard(0), Bench.TCP_ACCEPTED, reason, new byte[0], 0);
        assertTrue(transport.takeSent().isEmpty());
    }

    @Test
    void everyShardHearsOfAClosedConnection() {
        dispatcher.connectionClosed(transport.shard(1), Bench.TCP_ACCEPTED);
        transport.runAll();
        assertEquals(List.of("1:closed", "0:closed"), takeTold());
    }
}
