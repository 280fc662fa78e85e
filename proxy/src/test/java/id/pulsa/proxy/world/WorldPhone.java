package id.pulsa.proxy.world;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A phone of its own making: none of the gateway's transactions and dialogs are in it. */
public final class WorldPhone {
    /** Of every phone. */
    public static final String PASSWORD = "secret";

    /** Of every phone. */
    public static final String REALM = "lab.test";

    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");

    private final World world;
    private final Life life = new Life();
    private final InetSocketAddress own;
    private final String number;
    private final PhoneWire wire;
    private final List<PhoneCall> calls = new ArrayList<>();
    private Consumer<PhoneCall> whenCalled = PhoneCall::ring;
    private boolean acknowledges = true;
    private boolean answersChanges = true;

    public WorldPhone(
            World world, WorldNetwork network, InetSocketAddress own, InetSocketAddress gateway, String number) {
        this.world = world;
        this.own = own;
        this.number = number;
        this.wire = new PhoneWire(world, network, life, own, gateway, new PhoneWire.User() {
            @Override
            public void requested(SipRequest request) {
                WorldPhone.this.requested(request);
            }

            @Override
            public void acknowledged(SipRequest ack) {
                PhoneCall call = find(ack.callId());
                if (call != null) {
                    call.acknowledged(ack);
                }
            }

            @Override
            public void answeredAgain(SipResponse success) {
                PhoneCall call = find(success.callId());
                if (call != null) {
                    call.answeredAgain();
                }
            }
        });
    }

    /** What it does when it is called; at first it rings for ever. */
    public void whenCalled(Consumer<PhoneCall> action) {
        whenCalled = action;
    }

    /** Whether it acknowledges answers; it does at first. */
    public void acknowledges(boolean now) {
        acknowledges = now;
    }

    boolean acknowledges() {
        return acknowledges;
    }

    /** Whether it answers INVITEs inside calls; it does at first. */
    public void answersChanges(boolean now) {
        answersChanges = now;
    }

    boolean answersChanges() {
        return answersChanges;
    }

    /** Is switched off and on again: it forgets its calls. */
    public void restart() {
        calls.forEach(PhoneCall::forget);
        calls.clear();
        wire.forget();
    }

    /** Its battery is empty: it is gone without a word. */
    public void vanish() {
        life.end();
    }

    /** Whether it has not {@linkplain #vanish vanished}. */
    public boolean isThere() {
        return life.goesOn();
    }

    /** Every call that it made or got, oldest first. */
    public List<PhoneCall> calls() {
        return List.copyOf(calls);
    }

    /** Its address, in digits: another one for each phone. */
    public String digits() {
        return own.getHostString().replace(".", "");
    }

    public String number() {
        return number;
    }

    World world() {
        return world;
    }

    /** For what this phone does by itself. */
    public Life life() {
        return life;
    }

    PhoneWire wire() {
        return wire;
    }

    String tag() {
        return "tag-" + number + own.getPort();
    }

    String contact() {
        return "<sip:" + number + "@" + own.getHostString() + ":" + own.getPort() + ">";
    }

    private @Nullable PhoneCall find(String callId) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (calls.get(i).callId().equals(callId)) {
                return calls.get(i);
            }
        }
        return null;
    }

    /** Registers for an hour. */
    public void register() {
        String callId = "reg-" + number + "-" + wire.nextSerial() + "-" + own.getHostString();
        wire.ask(registerRequest(callId, 1, null), response -> {
            if (response != null && response.status() == 401) {
                wire.ask(
                        registerRequest(callId, 2, credentials(response, Method.REGISTER, "sip:" + REALM)),
                        accepted -> {});
            }
        });
    }

    private SipRequest registerRequest(String callId, int cseq, @Nullable String credentials) {
        MessageBuilder builder = request(Method.REGISTER, "sip:" + REALM, "sip:" + number + "@" + REALM, callId, cseq)
                .add(HeaderName.CONTACT, contact())
                .add(HeaderName.EXPIRES, 3600);
        return credentials == null
                ? builder.buildRequest()
                : builder.add(HeaderName.AUTHORIZATION, credentials).buildRequest();
    }

    /** Calls a number; the challenge is answered on the way. */
    public PhoneCall call(String called) {
        String callId = "call-" + number + "-" + wire.nextSerial() + "-" + own.getHostString();
        SipRequest first = invite(called, callId, 1, null);
        PhoneCall call = new PhoneCall(this, true, first);
        calls.add(call);
        wire.ask(first, response -> {
            if (response == null || response.status() != 407) {
                call.outcome(response);
                return;
            }
            SipRequest second =
                    invite(called, callId, 2, credentials(response, Method.INVITE, "sip:" + called + "@" + REALM));
            call.retried(second);
            wire.ask(second, call::outcome);
        });
        return call;
    }

    private SipRequest invite(String called, String callId, int cseq, @Nullable String credentials) {
        String uri = "sip:" + called + "@" + REALM;
        MessageBuilder builder = request(Method.INVITE, uri, uri, callId, cseq).add(HeaderName.CONTACT, contact());
        if (credentials != null) {
            builder.add(HeaderName.PROXY_AUTHORIZATION, credentials);
        }
        return builder.body("application/sdp", PhoneCall.SDP.getBytes(StandardCharsets.UTF_8))
                .buildRequest();
    }

    private MessageBuilder request(Method method, String uri, String to, String callId, int cseq) {
        return MessageBuilder.request(method, uri)
                .add(HeaderName.VIA, wire.via())
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.FROM, "<sip:" + number + "@" + REALM + ">;tag=tag-" + callId)
                .add(HeaderName.TO, "<" + to + ">")
                .add(HeaderName.CALL_ID, callId)
                .add(HeaderName.CSEQ, cseq + " " + method);
    }

    private void requested(SipRequest request) {
        PhoneCall call = find(request.callId());
        if (call != null) {
            call.requested(request);
        } else if (request.method().equals(Method.INVITE) && request.to().tag() == null) {
            PhoneCall incoming = new PhoneCall(this, false, request);
            incoming.hear("INVITE");
            calls.add(incoming);
            whenCalled.accept(incoming);
        } else {
            boolean inside = request.to().tag() != null;
            reply(request, inside || request.method().equals(Method.CANCEL) ? 481 : 200, false);
        }
    }

    void reply(SipRequest request, int status, boolean body) {
        MessageBuilder builder =
                MessageBuilder.responseTo(request, status, "Phone", tag()).add(HeaderName.CONTACT, contact());
        SipResponse response = body
                ? builder.body("application/sdp", PhoneCall.SDP.getBytes(StandardCharsets.UTF_8))
                        .buildResponse()
                : builder.buildResponse();
        wire.answer(request, response, () -> {});
    }

    private String credentials(SipResponse challenge, Method method, String uri) {
        HeaderName header = challenge.status() == 401 ? HeaderName.WWW_AUTHENTICATE : HeaderName.PROXY_AUTHENTICATE;
        for (String row : challenge.rows(header)) {
            Matcher nonce = NONCE.matcher(row);
            if (row.contains("MD5") && nonce.find()) {
                String ha1 = md5(number + ":" + REALM + ":" + PASSWORD);
                String ha2 = md5(method + ":" + uri);
                String response = md5(ha1 + ":" + nonce.group(1) + ":00000001:c0ffee:auth:" + ha2);
                return "Digest username=\"" + number + "\", realm=\"" + REALM + "\", nonce=\"" + nonce.group(1)
                        + "\", uri=\"" + uri + "\", response=\"" + response
                        + "\", algorithm=MD5, cnonce=\"c0ffee\", qop=auth, nc=00000001";
            }
        }
        throw new AssertionError("no MD5 challenge in\n" + challenge);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
