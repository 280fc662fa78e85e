package id.pulsa.proxy.transaction;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StatusCode;
import id.pulsa.proxy.timer.ManualTimers;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One shard's transaction layer between a fake transport and a user that writes down what it is told. */
class Bench implements TransactionUser, ClientTransactionListener, ServerTransactionListener {
    static final InetSocketAddress PEER = new InetSocketAddress("203.0.113.9", 5060);
    static final Flow UDP = Flow.udp(InMemoryTransport.LOCAL, PEER);
    static final Flow TCP = Flow.tcp(InMemoryTransport.LOCAL, PEER, 0);
    static final Flow TCP_ACCEPTED = Flow.tcp(InMemoryTransport.LOCAL, new InetSocketAddress("203.0.113.9", 40_112), 7);

    final ManualTimers timers = new ManualTimers();
    final InMemoryTransport transport = new InMemoryTransport(timers, 1);
    final List<String> told = new ArrayList<>();
    final List<ServerTransaction> opened = new ArrayList<>();
    final TransactionLayer layer;

    Bench() {
        this(TransactionLimits.DEFAULT);
    }

    Bench(TransactionLimits limits) {
        layer = new TransactionLayer(
                transport.shard(0),
                transport,
                SipTimers.DEFAULT,
                limits,
                new SecureRandom(),
                TrafficListener.NONE,
                own -> this);
    }

    static Flow clientFlow(String transport) {
        return transport.equals("UDP") ? UDP : TCP;
    }

    static Flow serverFlow(String transport) {
        return transport.equals("UDP") ? UDP : TCP_ACCEPTED;
    }

    static SipMessage parse(String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        ParseResult result = new MessageParser(MessageLimits.DEFAULT).parse(bytes, bytes.length);
        if (result instanceof ParseResult.Parsed parsed) {
            return parsed.message();
        }
        throw new AssertionError(result + " in " + text);
    }

    /** A request of a peer; {@code method} ACK belongs to the INVITE of the same branch. */
    static SipRequest incoming(String method, String branch, String toTag) {
        return (SipRequest) parse("""
                %s sip:1000@lab.test SIP/2.0
                Via: SIP/2.0/UDP 203.0.113.9:5060;branch=%s
                From: <sip:user1@lab.test>;tag=a1
                To: <sip:1000@lab.test>%s
                Call-ID: call@peer
                CSeq: 1 %s
                Contact: <sip:user1@203.0.113.9>

                """.formatted(method, branch, toTag.isEmpty() ? "" : ";tag=" + toTag, method));
    }

    SipRequest outgoing(Method method, Flow flow) {
        return MessageBuilder.request(method, "sip:2000@203.0.113.9")
                .add(HeaderName.VIA, layer.via(flow))
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.ROUTE, "<sip:203.0.113.9;lr>")
                .add(HeaderName.FROM, "<sip:1000@lab.test>;tag=own")
                .add(HeaderName.TO, "<sip:2000@lab.test>")
                .add(HeaderName.CALL_ID, layer.newCallId())
                .add(HeaderName.CSEQ, "7 " + method.name())
                .buildRequest();
    }

    static SipResponse answerTo(SipRequest request, int status, String toTag) {
        return MessageBuilder.responseTo(request, status, StatusCode.phrase(status), toTag)
                .buildResponse();
    }

    /** The kinds of what was sent since the last call: {@code INVITE}, {@code 200}; {@code -} for nothing. */
    String takeSent() {
        String kinds =
                transport.takeSent().stream().map(InMemoryTransport.Sent::kind).collect(Collectors.joining(" "));
        return kinds.isEmpty() ? "-" : kinds;
    }

    /** Each message sent since the last call as {@code kind@milliseconds}. */
    String takeSentWithTimes() {
        return transport.takeSent().stream()
                .map(one -> one.kind() + "@" + one.atMillis())
                .collect(Collectors.joining(" "));
    }

    /** What the user was told since the last call; {@code -} for nothing. */
    String takeTold() {
        String all = told.isEmpty() ? "-" : String.join(", ", told);
        told.clear();
        return all;
    }

    void advance(long millis) {
        timers.advanceMillis(millis);
        transport.runAll();
    }

    InviteServerTransaction invite() {
        return (InviteServerTransaction) opened.get(opened.size() - 1);
    }

    @Override
    public void invited(InviteServerTransaction transaction, SipRequest invite) {
        told.add("invited");
        transaction.listener(this);
        opened.add(transaction);
    }

    @Override
    public void requested(NonInviteServerTransaction transaction, SipRequest request) {
        told.add("requested " + request.method());
        transaction.listener(this);
        opened.add(transaction);
    }

    @Override
    public void acknowledged(SipRequest ack, Flow flow) {
        told.add("acknowledged");
    }

    @Override
    public void strayAnswer(SipResponse answer, Flow flow) {
        told.add("stray " + answer.status());
    }

    @Override
    public void connectionClosed(Flow flow) {
        told.add("closed");
    }

    @Override
    public void provisional(ClientTransaction transaction, SipResponse response) {
        told.add("provisional " + response.status());
    }

    @Override
    public void answered(ClientTransaction transaction, SipResponse response) {
        told.add("answered " + response.status());
        // What an outcome is decided by must still be there.
        transaction.request();
    }

    @Override
    public void answeredAgain(ClientTransaction transaction, SipResponse response) {
        told.add("again " + response.status());
    }

    @Override
    public void timedOut(ClientTransaction transaction) {
        told.add("timed out");
        transaction.request();
    }

    @Override
    public void transportFailed(ClientTransaction transaction, SendFailure failure) {
        told.add("failed " + failure);
    }

    @Override
    public void cancelled(InviteServerTransaction transaction, SipRequest cancel) {
        told.add("cancelled");
    }

    @Override
    public void unacknowledged(InviteServerTransaction transaction) {
        told.add("unacknowledged");
    }

    @Override
    public void transportFailed(ServerTransaction transaction, SendFailure failure) {
        told.add("failed " + failure);
    }
}
