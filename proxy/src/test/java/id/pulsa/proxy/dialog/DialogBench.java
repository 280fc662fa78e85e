package id.pulsa.proxy.dialog;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.timer.ManualTimers;
import id.pulsa.proxy.transaction.InMemoryTransport;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;
import id.pulsa.proxy.transaction.SipTimers;
import id.pulsa.proxy.transaction.TrafficListener;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transaction.TransactionLimits;
import id.pulsa.proxy.transaction.TransactionUser;
import id.pulsa.proxy.transport.Flow;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A transaction layer over a fake transport, with messages of a peer at 203.0.113.9. */
final class DialogBench implements TransactionUser {
    static final Flow UDP = Flow.udp(InMemoryTransport.LOCAL, new InetSocketAddress("203.0.113.9", 40_112));
    static final Flow TCP = Flow.tcp(InMemoryTransport.LOCAL, new InetSocketAddress("203.0.113.9", 40_112), 7);

    final ManualTimers timers = new ManualTimers();
    final InMemoryTransport transport = new InMemoryTransport(timers, 1);
    final List<InviteServerTransaction> invited = new ArrayList<>();
    final TransactionLayer layer = new TransactionLayer(
            transport.shard(0),
            transport,
            SipTimers.DEFAULT,
            TransactionLimits.DEFAULT,
            new SecureRandom(),
            TrafficListener.NONE,
            own -> this);

    static SipMessage parse(String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        ParseResult result = new MessageParser(MessageLimits.DEFAULT).parse(bytes, bytes.length);
        if (result instanceof ParseResult.Parsed parsed) {
            return parsed.message();
        }
        throw new AssertionError(result + " in " + text);
    }

    /** A request of the peer; {@code more} are whole header rows. */
    static SipRequest incoming(String method, long cseq, String more) {
        return (SipRequest) parse("""
                %s sip:1000@lab.test SIP/2.0
                Via: SIP/2.0/UDP 203.0.113.9:5060;rport;branch=z9hG4bK%s%d
                From: "Añi, B" <sip:ani@lab.test>;tag=peer
                To: <sip:1000@lab.test>
                Call-ID: call@peer
                CSeq: %d %s
                %s

                """.formatted(method, method, cseq, cseq, method, more));
    }

    SipRequest invite() {
        return MessageBuilder.request(Method.INVITE, "sip:2000@203.0.113.9:5062")
                .add(HeaderName.VIA, layer.via(UDP))
                .add(HeaderName.FROM, "<sip:1000@lab.test>;tag=own")
                .add(HeaderName.TO, "<sip:2000@lab.test>")
                .add(HeaderName.CALL_ID, "call-1")
                .add(HeaderName.CSEQ, "7 INVITE")
                .add(HeaderName.CONTACT, "<sip:192.0.2.1:5060>")
                .buildRequest();
    }

    static SipResponse answer(SipRequest invite, int status, String tag, String contact, String... recordRoutes) {
        return MessageBuilder.responseTo(invite, status, "Any", tag)
                .addAll(HeaderName.RECORD_ROUTE, List.of(recordRoutes))
                .add(HeaderName.CONTACT, contact)
                .buildResponse();
    }

    @Override
    public void invited(InviteServerTransaction transaction, SipRequest invite) {
        invited.add(transaction);
    }

    @Override
    public void requested(NonInviteServerTransaction transaction, SipRequest request) {}

    @Override
    public void acknowledged(SipRequest ack, Flow flow) {}

    @Override
    public void strayAnswer(SipResponse answer, Flow flow) {}

    @Override
    public void connectionClosed(Flow flow) {}
}
