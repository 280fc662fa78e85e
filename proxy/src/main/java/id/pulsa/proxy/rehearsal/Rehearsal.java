package id.pulsa.proxy.rehearsal;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.NameAddress;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays calls, some dozens up at once, as a caller with digest credentials and as the PBX that answers: INVITE, 407, ACK,
 * INVITE, 180, 200, ACK, BYE, 200. Over UDP on loopback.
 */
public final class Rehearsal implements AutoCloseable {
    private static final Pattern MD5_NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    /** So many calls stay up at once, which is longer than the ledger gathers what it commits together. */
    private static final int CALLS_UP = 64;

    private static final int CALLEE_HANGS_UP_EVERY = 4;
    private static final byte[] SDP = String.join(
                    "\r\n",
                    "v=0",
                    "o=- 1 1 IN IP4 127.0.0.1",
                    "s=-",
                    "c=IN IP4 127.0.0.1",
                    "t=0 0",
                    "m=audio 4000 RTP/AVP 0 8 101",
                    "a=rtpmap:0 PCMU/8000",
                    "a=rtpmap:8 PCMA/8000",
                    "a=rtpmap:101 telephone-event/8000",
                    "a=sendrecv",
                    "")
            .getBytes(StandardCharsets.US_ASCII);

    private final String realm;
    private final String number;
    private final String password;
    private final String called;
    private final RehearsalSocket caller = new RehearsalSocket();
    private final RehearsalSocket pbx = new RehearsalSocket();
    private final Queue<CallUp> up = new ArrayDeque<>();
    private int serial;

    /**
     * An answered call.
     *
     * @param ok what the caller got
     * @param there the INVITE as the PBX got it
     * @param answer what the PBX sent
     */
    private record CallUp(int serial, SipResponse ok, SipRequest there, SipResponse answer) {}

    /**
     * Opens both phones' sockets.
     *
     * @param number the caller's, a subscriber with credit
     * @param called a number that the gateway sends to its PBX
     */
    public Rehearsal(String realm, String number, String password, String called) throws IOException {
        this.realm = realm;
        this.number = number;
        this.password = password;
        this.called = called;
    }

    /** Where the gateway is to find its PBX. */
    public int pbxPort() {
        return pbx.port();
    }

    /**
     * Sets one call up and hangs up the one that has been up longest, when there are enough.
     *
     * @throws IOException when something that should have come did not
     */
    public void play(InetSocketAddress gateway) throws IOException {
        up.add(setUp(gateway));
        if (up.size() > CALLS_UP) {
            hangUp(up.remove(), gateway);
        }
    }

    /** Hangs up what is still up. */
    public void finish(InetSocketAddress gateway) throws IOException {
        while (!up.isEmpty()) {
            hangUp(up.remove(), gateway);
        }
    }

    private CallUp setUp(InetSocketAddress gateway) throws IOException {
        serial++;
        SipRequest first = invite(1, "");
        caller.send(first, gateway);
        SipResponse challenge = caller.response(407);
        caller.send(acknowledgement(first, challenge), gateway);
        caller.send(invite(2, credentials(challenge)), gateway);

        SipRequest there = pbx.request(Method.INVITE);
        if (ornate(serial)) {
            pbx.send(MessageBuilder.responseTo(there, 100, "Trying", null).buildResponse(), gateway);
            pbx.send(answer(there, 183).body("application/sdp", SDP).buildResponse(), gateway);
        }
        pbx.send(answer(there, 180).buildResponse(), gateway);
        SipResponse answer = answer(there, 200).body("application/sdp", SDP).buildResponse();
        pbx.send(answer, gateway);
        SipResponse ok = caller.response(200);
        pbx.request(Method.ACK);
        caller.send(inside(Method.ACK, serial, 2, ok), gateway);
        return new CallUp(serial, ok, there, answer);
    }

    private void hangUp(CallUp call, InetSocketAddress gateway) throws IOException {
        if (call.serial() % CALLEE_HANGS_UP_EVERY == 0) {
            pbx.send(byeOfPbx(call), gateway);
            pbx.response(200);
            SipRequest bye = caller.request(Method.BYE);
            caller.send(MessageBuilder.responseTo(bye, 200, "OK", null).buildResponse(), gateway);
        } else {
            caller.send(inside(Method.BYE, call.serial(), 3, call.ok()), gateway);
            caller.response(200);
            SipRequest bye = pbx.request(Method.BYE);
            pbx.send(MessageBuilder.responseTo(bye, 200, "OK", null).buildResponse(), gateway);
        }
    }

    /** Every other call is written the long way: what the compiler has never seen it compiles again when it comes. */
    private static boolean ornate(int serial) {
        return serial % 2 == 0;
    }

    private SipRequest byeOfPbx(CallUp call) {
        String contact = call.there().header(HeaderName.CONTACT);
        NameAddress target = contact == null ? null : NameAddress.parse(contact);
        return MessageBuilder.request(Method.BYE, target == null ? "sip:" + realm : target.uriText())
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:" + pbx.port() + ";rport;branch=z9hG4bKpbx" + call.serial())
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.FROM, call.answer().to().toString())
                .add(HeaderName.TO, call.there().from().toString())
                .copy(call.there(), HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, "1 BYE")
                .buildRequest();
    }

    private SipRequest invite(int cseq, String credentials) {
        MessageBuilder builder = start(Method.INVITE, "sip:" + called + "@" + realm, serial, cseq)
                .add(HeaderName.TO, "<sip:" + called + "@" + realm + ">")
                .add(HeaderName.CONTACT, "<sip:" + number + "@127.0.0.1:" + caller.port() + ">");
        if (ornate(serial)) {
            builder.add(HeaderName.USER_AGENT, "Pulsa rehearsal")
                    .add(HeaderName.ALLOW, "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE")
                    .add(HeaderName.SUPPORTED, "replaces, timer")
                    .add(HeaderName.of("X-Rehearsal"), "\"a quoted, \\\"text\\\"\"; x=1");
        }
        if (!credentials.isEmpty()) {
            builder.add(HeaderName.PROXY_AUTHORIZATION, credentials);
        }
        return builder.body("application/sdp", SDP).buildRequest();
    }

    private MessageBuilder start(Method method, String uri, int call, int cseq) {
        return MessageBuilder.request(method, uri)
                .add(
                        HeaderName.VIA,
                        "SIP/2.0/UDP 127.0.0.1:" + caller.port() + (ornate(call) ? ";rport" : "") + ";branch=z9hG4bK"
                                + call + "-" + cseq + method)
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(
                        HeaderName.FROM,
                        (ornate(call) ? "\"R. E. Hearsal\" " : "") + "<sip:" + number + "@" + realm + ">;tag=t" + call)
                .add(HeaderName.CALL_ID, "rehearsal-" + call)
                .add(HeaderName.CSEQ, cseq + " " + method);
    }

    private SipRequest inside(Method method, int call, int cseq, SipResponse ok) {
        String contact = ok.header(HeaderName.CONTACT);
        NameAddress target = contact == null ? null : NameAddress.parse(contact);
        return start(method, target == null ? "sip:" + realm : target.uriText(), call, cseq)
                .add(HeaderName.TO, ok.to().toString())
                .buildRequest();
    }

    private static SipRequest acknowledgement(SipRequest invite, SipResponse failure) {
        return MessageBuilder.request(Method.ACK, invite.requestUri())
                .copy(invite, HeaderName.VIA)
                .add(HeaderName.MAX_FORWARDS, 70)
                .copy(invite, HeaderName.FROM)
                .copy(failure, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, "1 ACK")
                .buildRequest();
    }

    private MessageBuilder answer(SipRequest request, int status) {
        return MessageBuilder.responseTo(request, status, "OK", "p" + serial)
                .add(HeaderName.CONTACT, "<sip:127.0.0.1:" + pbx.port() + ">");
    }

    private String credentials(SipResponse challenge) throws IOException {
        for (String row : challenge.rows(HeaderName.PROXY_AUTHENTICATE)) {
            Matcher nonce = MD5_NONCE.matcher(row);
            if (row.contains("algorithm=MD5") && nonce.find()) {
                return credentials(nonce.group(1));
            }
        }
        throw new IOException("the gateway offers no MD5 digest");
    }

    private String credentials(String nonce) {
        String uri = "sip:" + called + "@" + realm;
        String ha1 = md5(number + ":" + realm + ":" + password);
        String response = md5(ha1 + ":" + nonce + ":00000001:0a4f113b:auth:" + md5("INVITE:" + uri));
        return "Digest username=\"" + number + "\",realm=\"" + realm
                + "\",cnonce=\"0a4f113b\",nc=00000001,qop=auth,uri=\"" + uri + "\",nonce=\"" + nonce + "\",response=\""
                + response + "\",algorithm=MD5";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    @Override
    public void close() {
        caller.close();
        pbx.close();
    }
}
