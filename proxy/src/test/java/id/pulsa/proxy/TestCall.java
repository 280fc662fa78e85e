package id.pulsa.proxy;

import static java.util.Objects.requireNonNull;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.NameAddress;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One phone's side of a call: its INVITE, sent or received, and the dialog that came of it. */
final class TestCall {
    private final TestPhone phone;
    final SipRequest invite;
    private final boolean caller;
    private @Nullable SipMessage answer;
    private long cseq;

    /** As caller. */
    TestCall(TestPhone phone, SipRequest invite) {
        this.phone = phone;
        this.invite = invite;
        this.caller = true;
        this.cseq = invite.cseq().number();
    }

    /** As callee. */
    TestCall(TestPhone phone, SipRequest invite, SipResponse answer) {
        this.phone = phone;
        this.invite = invite;
        this.caller = false;
        this.answer = answer;
        this.cseq = 100;
    }

    /** Waits for 200 and acknowledges it. */
    TestCall answered() throws IOException {
        accepted();
        acknowledge("");
        return this;
    }

    /** Waits for 200 and sends no ACK. */
    SipResponse accepted() throws IOException {
        SipResponse ok = phone.response(200);
        answer = ok;
        return ok;
    }

    void acknowledge(String body) throws IOException {
        MessageBuilder ack = inside(Method.ACK, cseq);
        phone.send(
                body.isEmpty()
                        ? ack.buildRequest()
                        : ack.body("application/sdp", body.getBytes(StandardCharsets.UTF_8))
                                .buildRequest());
    }

    /** Waits for a final failure and acknowledges it. */
    SipResponse refused(int status) throws IOException {
        SipResponse failure = phone.response(status);
        phone.acknowledge(invite, failure);
        return failure;
    }

    void cancel() throws IOException {
        phone.send(MessageBuilder.request(Method.CANCEL, invite.requestUri())
                .add(HeaderName.VIA, invite.topVia().toString())
                .add(HeaderName.MAX_FORWARDS, 70)
                .copy(invite, HeaderName.FROM)
                .copy(invite, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, invite.cseq().number() + " CANCEL")
                .buildRequest());
    }

    /** Sends a request inside the dialog, with a session description when there is one. */
    SipRequest send(Method method, String body) throws IOException {
        return send(method, "application/sdp", body);
    }

    /** Sends a request inside the dialog. */
    SipRequest send(Method method, String contentType, String body) throws IOException {
        cseq++;
        MessageBuilder builder = inside(method, cseq).add(HeaderName.CONTACT, phone.contact());
        SipRequest request = body.isEmpty()
                ? builder.buildRequest()
                : builder.body(contentType, body.getBytes(StandardCharsets.UTF_8))
                        .buildRequest();
        phone.send(request);
        return request;
    }

    /** Sends BYE and waits for the answer. */
    SipResponse hangUp() throws IOException {
        return answerTo(send(Method.BYE, ""));
    }

    /** Waits for 200 to a request inside the dialog; the one to the INVITE may come once more before. */
    SipResponse answerTo(SipRequest request) throws IOException {
        SipResponse ok = phone.response(200);
        while (!ok.cseq().equals(request.cseq())) {
            ok = phone.response(200);
        }
        return ok;
    }

    /** Waits for BYE and answers it. */
    SipRequest hungUp() throws IOException {
        SipRequest bye = phone.request(Method.BYE);
        phone.answer(bye, 200, "");
        return bye;
    }

    private MessageBuilder inside(Method method, long number) {
        SipMessage made = requireNonNull(answer, "not answered yet");
        String contact = caller ? made.header(HeaderName.CONTACT) : invite.header(HeaderName.CONTACT);
        NameAddress target = requireNonNull(NameAddress.parse(requireNonNull(contact)));
        NameAddress local = caller ? invite.from() : made.to();
        NameAddress remote = caller ? made.to() : invite.from();
        String accessNetwork = phone.accessNetwork;
        MessageBuilder builder = MessageBuilder.request(method, target.uriText())
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:" + phone.port() + ";rport;branch=" + phone.nextBranch())
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.FROM, local.toString())
                .add(HeaderName.TO, remote.toString())
                .add(HeaderName.CALL_ID, invite.callId())
                .add(HeaderName.CSEQ, number + " " + method);
        return accessNetwork == null || method.equals(Method.ACK)
                ? builder
                : builder.add(HeaderName.P_ACCESS_NETWORK_INFO, accessNetwork);
    }
}
