package id.pulsa.proxy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StrictJudge;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone as a test drives it, message by message, over UDP. It repeats nothing and forgets nothing: whatever arrives
 * waits until the test asks for it, and every message must pass the strict judge.
 */
final class TestPhone implements AutoCloseable {
    static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 4000 RTP/AVP 0",
            "");

    private static final int PATIENCE_MILLIS = 5_000;
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
    private static final MessageParser PARSER = new MessageParser(MessageLimits.DEFAULT);

    final String number;
    private final DatagramSocket socket;
    private final @Nullable InetSocketAddress gateway;
    private final Deque<SipMessage> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private @Nullable InetSocketAddress lastSource;
    private int serial;

    /** P-Access-Network-Info of its requests; null for none. */
    @Nullable String accessNetwork;

    /** Accept of its INVITEs; null for none. */
    @Nullable String accept;

    /** Record-Route of its INVITEs, as if a proxy were in between; null for none. */
    @Nullable String route;

    /** Allow of its INVITEs; null for none. */
    @Nullable String allow;

    TestPhone(String number) throws IOException {
        this(number, null);
    }

    TestPhone(String number, @Nullable InetSocketAddress gateway) throws IOException {
        this.number = number;
        this.gateway = gateway;
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    int port() {
        return socket.getLocalPort();
    }

    String contact() {
        return "<sip:" + number + "@127.0.0.1:" + port() + ">";
    }

    String nextBranch() {
        return "z9hG4bK-" + number + "-" + port() + "-" + serial++;
    }

    /** The start of a request outside a dialog, up to CSeq. */
    MessageBuilder request(Method method, String uri, String to, String callId, int cseq) {
        MessageBuilder builder = MessageBuilder.request(method, uri)
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:" + port() + ";rport;branch=" + nextBranch())
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.FROM, "<sip:" + number + "@lab.test>;tag=tag-" + callId)
                .add(HeaderName.TO, "<" + to + ">")
                .add(HeaderName.CALL_ID, callId)
                .add(HeaderName.CSEQ, cseq + " " + method);
        return accessNetwork == null ? builder : builder.add(HeaderName.P_ACCESS_NETWORK_INFO, accessNetwork);
    }

    /** Registers for an hour. */
    void register() throws Exception {
        String callId = "reg-" + number + "-" + serial++;
        send(request(Method.REGISTER, "sip:lab.test", "sip:" + number + "@lab.test", callId, 1)
                .add(HeaderName.CONTACT, contact())
                .buildRequest());
        String credentials = credentials(response(401), Method.REGISTER, "sip:lab.test");
        send(request(Method.REGISTER, "sip:lab.test", "sip:" + number + "@lab.test", callId, 2)
                .add(HeaderName.CONTACT, contact())
                .add(HeaderName.EXPIRES, 3600)
                .add(HeaderName.AUTHORIZATION, credentials)
                .buildRequest());
        response(200);
    }

    /** Sends an INVITE, answers the challenge, and leaves the call at its second INVITE. */
    TestCall call(String called) throws Exception {
        return call(called, SDP);
    }

    TestCall call(String called, String body) throws Exception {
        String callId = "call-" + number + "-" + port() + "-" + serial++;
        SipRequest first = invite(called, callId, 1, null, body);
        send(first);
        SipResponse challenge = response(407);
        acknowledge(first, challenge);
        String uri = "sip:" + called + "@lab.test";
        SipRequest second = invite(called, callId, 2, credentials(challenge, Method.INVITE, uri), body);
        send(second);
        return new TestCall(this, second);
    }

    /** Sends a MESSAGE, answers the challenge, and leaves it at its second request. */
    SipRequest message(String called, String text) throws Exception {
        return message("sip:" + called + "@lab.test", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    SipRequest message(String uri, String contentType, byte[] body) throws Exception {
        String callId = "message-" + number + "-" + port() + "-" + serial++;
        send(request(Method.MESSAGE, uri, uri, callId, 1)
                .body(contentType, body)
                .buildRequest());
        String credentials = credentials(response(407), Method.MESSAGE, uri);
        SipRequest second = request(Method.MESSAGE, uri, uri, callId, 2)
                .add(HeaderName.PROXY_AUTHORIZATION, credentials)
                .body(contentType, body)
                .buildRequest();
        send(second);
        return second;
    }

    /** Sends a MESSAGE that is not challenged: the PBX's. */
    SipRequest messageUnchallenged(String called, InetSocketAddress to) throws IOException {
        String uri = "sip:" + called + "@lab.test";
        SipRequest message = request(Method.MESSAGE, uri, uri, "pbx-" + port() + "-" + serial++, 1)
                .body("text/plain", "ping".getBytes(StandardCharsets.UTF_8))
                .buildRequest();
        send(message, to);
        return message;
    }

    /** Waits for a MESSAGE and takes it; what it says. */
    String text() throws IOException {
        SipRequest message = request(Method.MESSAGE);
        answer(message, 200);
        return new String(message.body(), StandardCharsets.UTF_8);
    }

    /** Answers a request outside a dialog, which wants no Contact. */
    void answer(SipRequest request, int status) throws IOException {
        send(MessageBuilder.responseTo(request, status, "Test", "tag-" + number + port())
                .buildResponse());
    }

    /** Sends an INVITE that is not challenged: the PBX's. */
    TestCall callUnchallenged(String called, InetSocketAddress to) throws Exception {
        SipRequest invite = invite(called, "pbx-" + port() + "-" + serial++, 1, null, SDP);
        send(invite, to);
        return new TestCall(this, invite);
    }

    private SipRequest invite(String called, String callId, int cseq, @Nullable String credentials, String body) {
        String uri = "sip:" + called + "@lab.test";
        MessageBuilder builder = request(Method.INVITE, uri, uri, callId, cseq).add(HeaderName.CONTACT, contact());
        if (credentials != null) {
            builder.add(HeaderName.PROXY_AUTHORIZATION, credentials);
        }
        if (accept != null) {
            builder.add(HeaderName.ACCEPT, accept);
        }
        if (route != null) {
            builder.add(HeaderName.RECORD_ROUTE, route);
        }
        if (allow != null) {
            builder.add(HeaderName.ALLOW, allow);
        }
        return body.isEmpty()
                ? builder.buildRequest()
                : builder.body("application/sdp", body.getBytes(StandardCharsets.UTF_8))
                        .buildRequest();
    }

    /** ACK to a final response other than 2xx (RFC 3261 §17.1.1.3). */
    void acknowledge(SipRequest invite, SipResponse failure) throws IOException {
        send(MessageBuilder.request(Method.ACK, invite.requestUri())
                .add(HeaderName.VIA, invite.topVia().toString())
                .add(HeaderName.MAX_FORWARDS, 70)
                .copy(invite, HeaderName.FROM)
                .copy(failure, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, invite.cseq().number() + " ACK")
                .buildRequest());
    }

    String credentials(SipResponse challenge, Method method, String uri) throws Exception {
        HeaderName header = challenge.status() == 401 ? HeaderName.WWW_AUTHENTICATE : HeaderName.PROXY_AUTHENTICATE;
        for (String row : challenge.rows(header)) {
            Matcher nonce = NONCE.matcher(row);
            if (row.contains("MD5") && nonce.find()) {
                String ha1 = md5(number + ":lab.test:" + GatewayUnderTest.PASSWORD);
                String ha2 = md5(method + ":" + uri);
                String response = md5(ha1 + ":" + nonce.group(1) + ":00000001:c0ffee:auth:" + ha2);
                return "Digest username=\"" + number + "\", realm=\"lab.test\", nonce=\"" + nonce.group(1)
                        + "\", uri=\"" + uri + "\", response=\"" + response
                        + "\", algorithm=MD5, cnonce=\"c0ffee\", qop=auth, nc=00000001";
            }
        }
        return fail("no MD5 challenge in\n" + challenge);
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    void send(SipMessage message) throws IOException {
        InetSocketAddress to = gateway != null ? gateway : requireNonNull(lastSource, "nobody has spoken yet");
        send(message, to);
    }

    void send(SipMessage message, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(message.bytes(), message.length(), to));
    }

    /** The next response with that status; a new one with another final status fails the test. */
    SipResponse response(int status) throws IOException {
        while (true) {
            SipResponse response = assertInstanceOf(SipResponse.class, next(SipResponse.class, "response " + status));
            boolean repeated = !seen.add(response.toString());
            if (response.status() == status) {
                return response;
            }
            if (!repeated && !response.isProvisional()) {
                assertEquals(status, response.status(), response::toString);
            }
        }
    }

    /** The next request with that method; others wait on. */
    SipRequest request(Method method) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            for (SipMessage message : waiting) {
                if (message instanceof SipRequest request && request.method().equals(method)) {
                    waiting.remove(message);
                    return request;
                }
            }
            receive(deadline, method.toString());
        }
    }

    /** How many requests with that method have come before the last message that was waited for, and were not asked for. */
    long unread(Method method) {
        return waiting.stream()
                .filter(message -> message instanceof SipRequest request
                        && request.method().equals(method))
                .count();
    }

    private SipMessage next(Class<?> kind, String what) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            for (SipMessage message : waiting) {
                if (kind.isInstance(message)) {
                    waiting.remove(message);
                    return message;
                }
            }
            receive(deadline, what);
        }
    }

    private void receive(long deadline, String what) throws IOException {
        byte[] buffer = new byte[65_535];
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000L));
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            fail(number + " waited in vain for " + what + "; waiting: " + waiting);
        }
        lastSource = (InetSocketAddress) packet.getSocketAddress();
        byte[] bytes = Arrays.copyOf(buffer, packet.getLength());
        SipMessage message = assertInstanceOf(
                        ParseResult.Parsed.class,
                        PARSER.parse(bytes, bytes.length),
                        () -> new String(bytes, StandardCharsets.UTF_8))
                .message();
        StrictJudge.accepts(message);
        waiting.add(message);
    }

    /** Answers a request, with our tag, contact and a session description when there is one. */
    SipResponse answer(SipRequest request, int status, String body) throws IOException {
        return answer(request, status, "application/sdp", body);
    }

    /** Answers a request, with our tag, contact and a body when there is one. */
    SipResponse answer(SipRequest request, int status, String contentType, String body) throws IOException {
        MessageBuilder builder = MessageBuilder.responseTo(request, status, "Test", "tag-" + number + port())
                .add(HeaderName.CONTACT, contact());
        SipResponse response = body.isEmpty()
                ? builder.buildResponse()
                : builder.body(contentType, body.getBytes(StandardCharsets.UTF_8))
                        .buildResponse();
        send(response);
        return response;
    }

    /** Waits for an INVITE and answers it with 200. */
    TestCall pickUp() throws IOException {
        SipRequest invite = request(Method.INVITE);
        answer(invite, 180, "");
        SipResponse answer = answer(invite, 200, SDP);
        return new TestCall(this, invite, answer);
    }

    @Override
    public void close() {
        socket.close();
    }
}
