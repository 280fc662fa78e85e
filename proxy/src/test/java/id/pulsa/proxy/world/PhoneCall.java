package id.pulsa.proxy.world;

import static java.util.Objects.requireNonNull;

import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.NameAddress;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call as one phone sees it. */
public final class PhoneCall {
    /** As a person would say. */
    public enum State {
        /** Being set up. */
        TRYING,
        /** Answered: the people talk. */
        UP,
        /** Over, or never came about. */
        DOWN
    }

    static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 192.0.2.9",
            "s=-",
            "c=IN IP4 192.0.2.9",
            "t=0 0",
            "m=audio 4000 RTP/AVP 0",
            "");

    private final WorldPhone phone;
    private final List<String> heard = new ArrayList<>();
    private final boolean caller;
    private SipRequest invite;
    private @Nullable SipMessage answer;
    private @Nullable SipResponse early;
    private @Nullable SipRequest ack;
    private long cseq;
    private boolean provisional;
    private boolean cancelled;
    private boolean acknowledged;
    private @Nullable String byeReason;
    /** An INVITE of ours inside the call has no answer yet. */
    private boolean changing;
    /** An INVITE of theirs inside the call, which we have not answered yet. */
    private @Nullable SipRequest asked;

    private State state = State.TRYING;
    private long upSinceNanos;
    private long downSinceNanos;
    private long talkNanos;

    PhoneCall(WorldPhone phone, boolean caller, SipRequest invite) {
        this.phone = phone;
        this.caller = caller;
        this.invite = invite;
        this.cseq = caller ? invite.cseq().number() : 100;
    }

    public State state() {
        return state;
    }

    /** Whether it was ever up. */
    public boolean wasAnswered() {
        return upSinceNanos != 0;
    }

    public boolean isCaller() {
        return caller;
    }

    /** Everything new that was heard, in order: methods of requests, statuses of responses. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** How long the people could talk, until now; 0 when it was never answered. */
    public long talkMillis() {
        long talked = state == State.UP ? phone.world().nanos() - upSinceNanos : talkNanos;
        return talked / 1_000_000;
    }

    /** When it came up, on the world's clock. */
    public long upSinceNanos() {
        return upSinceNanos;
    }

    /** When it was over after it was up. */
    public long downSinceNanos() {
        return downSinceNanos;
    }

    /** The number that was called. */
    public String called() {
        String user = requireNonNull(requireNonNull(invite.to().uri()).user());
        return user;
    }

    String callId() {
        return invite.callId();
    }

    void hear(String what) {
        heard.add(what);
    }

    void retried(SipRequest again) {
        invite = again;
        cseq = again.cseq().number();
    }

    /** What the INVITE was answered with; null when nothing came. */
    void outcome(@Nullable SipResponse response) {
        if (response == null) {
            heard.add(said(null, Method.INVITE));
            over();
            return;
        }
        if (response.status() > 100) {
            heard.add(Integer.toString(response.status()));
        }
        if (response.isProvisional()) {
            boolean first = !provisional;
            if (response.to().tag() != null) {
                early = response;
            }
            provisional = true;
            if (first && cancelled) {
                sendCancel();
            }
        } else if (response.isSuccess()) {
            accepted(response);
        } else {
            over();
        }
    }

    private void accepted(SipResponse success) {
        answer = success;
        up();
        acknowledge();
        if (cancelled) {
            hangUp();
        }
    }

    private void up() {
        state = State.UP;
        upSinceNanos = phone.world().nanos();
    }

    /** The phone was switched off and on again: it knows nothing of this call any more. */
    void forget() {
        over();
    }

    private void over() {
        if (state == State.UP) {
            downSinceNanos = phone.world().nanos();
            talkNanos = phone.world().nanos() - upSinceNanos;
        }
        state = State.DOWN;
    }

    private void acknowledge() {
        SipRequest made = inside(Method.ACK, invite.cseq().number()).buildRequest();
        ack = made;
        if (phone.acknowledges()) {
            phone.wire().send(made);
        }
    }

    void answeredAgain() {
        SipRequest made = ack;
        if (made != null && phone.acknowledges()) {
            phone.wire().send(made);
        }
    }

    /** Caller: gives up while it rings. */
    public void cancel() {
        cancelled = true;
        if (provisional && state == State.TRYING) {
            sendCancel();
        }
    }

    /** Caller: sends CANCEL although the INVITE was answered. */
    public void cancelTooLate() {
        phone.wire().ask(cancelRequest(), response -> heard.add(said(response, Method.CANCEL)));
    }

    private void sendCancel() {
        phone.wire().ask(cancelRequest(), response -> {});
    }

    private static String said(@Nullable SipResponse response, Method method) {
        return (response == null ? "no answer to" : Integer.toString(response.status())) + " " + method;
    }

    private SipRequest cancelRequest() {
        return MessageBuilder.request(Method.CANCEL, invite.requestUri())
                .add(HeaderName.VIA, invite.topVia().toString())
                .add(HeaderName.MAX_FORWARDS, 70)
                .copy(invite, HeaderName.FROM)
                .copy(invite, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .add(HeaderName.CSEQ, invite.cseq().number() + " CANCEL")
                .buildRequest();
    }

    /** Callee: rings. */
    public void ring() {
        if (state == State.TRYING) {
            phone.wire().answer(invite, response(180, false), () -> {});
        }
    }

    /** Callee: picks up. */
    public void pickUp() {
        if (state != State.TRYING) {
            return;
        }
        SipResponse ok = response(200, true);
        answer = ok;
        up();
        phone.wire().answer(invite, ok, () -> {
            heard.add("no ACK");
            hangUp();
        });
    }

    /** Callee: does not want, or cannot. */
    public void refuse(int status) {
        if (state == State.TRYING) {
            over();
            phone.wire().answer(invite, response(status, false), () -> {});
        }
    }

    /** Callee: is busy finding out what to say. */
    public void trying() {
        if (state == State.TRYING) {
            phone.wire().answer(invite, response(100, false), () -> {});
        }
    }

    private SipResponse response(int status, boolean body) {
        MessageBuilder builder = MessageBuilder.responseTo(invite, status, "Phone", phone.tag())
                .add(HeaderName.CONTACT, phone.contact());
        return body
                ? builder.body("application/sdp", SDP.getBytes(StandardCharsets.UTF_8))
                        .buildResponse()
                : builder.buildResponse();
    }

    /** Says good-bye; nothing happens when there is no call any more. */
    public void hangUp() {
        if (state == State.UP) {
            over();
            hangUpAnyway();
        }
    }

    /** Says good-bye, even when there is no call any more. */
    public void hangUpAnyway() {
        phone.wire().ask(request(Method.BYE, false), response -> {
            if (response == null || response.status() > 100) {
                heard.add(said(response, Method.BYE));
            }
        });
    }

    /** Changes the session: re-INVITE, UPDATE. */
    public void change(Method method) {
        if (state == State.UP) {
            changeAnyway(method);
        }
    }

    /** Changes the session, even when there is no call any more. */
    public void changeAnyway(Method method) {
        SipRequest request = request(method, true);
        boolean invited = method.equals(Method.INVITE);
        changing |= invited;
        phone.wire().ask(request, response -> {
            if (invited && (response == null || !response.isProvisional())) {
                changing = false;
            }
            if (response == null || response.status() > 100) {
                heard.add(said(response, method));
            }
            if (response != null && invited && response.isSuccess()) {
                ack = inside(Method.ACK, request.cseq().number()).buildRequest();
                if (phone.acknowledges()) {
                    phone.wire().send(requireNonNull(ack));
                }
            }
            if (response != null && (response.status() == 481 || response.status() == 408)) {
                hangUp();
            }
        });
    }

    private SipRequest request(Method method, boolean body) {
        cseq++;
        MessageBuilder builder = inside(method, cseq).add(HeaderName.CONTACT, phone.contact());
        return body
                ? builder.body("application/sdp", SDP.getBytes(StandardCharsets.UTF_8))
                        .buildRequest()
                : builder.buildRequest();
    }

    /** The Reason of the BYE that it has got; null for none. */
    public @Nullable String byeReason() {
        return byeReason;
    }

    /** A request that has come for this call. A phone that has an early dialog with us knows of it when it is asked. */
    void requested(SipRequest request) {
        Method method = request.method();
        heard.add(method.name());
        if (method.equals(Method.BYE)) {
            byeReason = request.header(HeaderName.REASON);
            phone.reply(request, state == State.DOWN ? 481 : 200, false);
            answerChange(487);
            over();
        } else if (method.equals(Method.CANCEL)) {
            phone.reply(request, 200, false);
            answerChange(487);
            refuse(487);
        } else if (state == State.DOWN || (state != State.UP && !method.equals(Method.OPTIONS))) {
            phone.reply(request, 481, false);
        } else if (method.equals(Method.INVITE) && changing) {
            // RFC 3261 §14.2: both want to change the session at the same time.
            phone.reply(request, 491, false);
        } else if (method.equals(Method.INVITE) && !phone.answersChanges()) {
            asked = request;
        } else {
            phone.reply(request, 200, method.equals(Method.INVITE) || method.equals(Method.UPDATE));
        }
    }

    /** Answers an INVITE inside the call that has waited; nothing happens when none has. */
    public void answerChange(int status) {
        SipRequest waiting = asked;
        if (waiting != null) {
            asked = status > 100 ? null : waiting;
            phone.reply(waiting, status, status == 200);
        }
    }

    void acknowledged(SipRequest request) {
        if (request.cseq().number() == invite.cseq().number() && !caller) {
            if (!acknowledged) {
                heard.add("ACK");
                acknowledged = true;
            }
            phone.wire().settled(invite);
        }
    }

    private MessageBuilder inside(Method method, long number) {
        SipMessage made = requireNonNull(answer != null ? answer : early, "no dialog yet");
        String contact = requireNonNull((caller ? made : invite).header(HeaderName.CONTACT));
        NameAddress target = requireNonNull(NameAddress.parse(contact));
        NameAddress local = caller ? invite.from() : made.to();
        NameAddress remote = caller ? made.to() : invite.from();
        return MessageBuilder.request(method, target.uriText())
                .add(HeaderName.VIA, phone.wire().via())
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.FROM, local.toString())
                .add(HeaderName.TO, remote.toString())
                .add(HeaderName.CALL_ID, invite.callId())
                .add(HeaderName.CSEQ, number + " " + method);
    }

    @Override
    public String toString() {
        return (caller ? "caller " : "callee ") + phone.number() + " " + state + " " + heard;
    }
}
