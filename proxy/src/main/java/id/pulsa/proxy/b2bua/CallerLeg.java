package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.dialog.AnswerRetransmission;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StatusCode;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransaction;
import id.pulsa.proxy.transaction.ServerTransactionListener;
import id.pulsa.proxy.transport.SendFailure;
import org.jspecify.annotations.Nullable;

/** The caller's side: we are the server of its INVITE. */
final class CallerLeg extends Leg implements ServerTransactionListener {
    private final InviteServerTransaction transaction;
    private final String contact;
    private final ChargeAdvice advice;
    private @Nullable AnswerRetransmission answer;
    private @Nullable String hangUpWhenAcknowledged;

    CallerLeg(
            CallContext context, Call call, InviteServerTransaction transaction, String contact, ChargeAdvice advice) {
        super(context, call, transaction.toTag(), transaction.flow());
        this.transaction = transaction;
        this.contact = contact;
        this.advice = advice;
        transaction.listener(this);
    }

    /** The caller's INVITE; while it has no final response. */
    SipRequest invite() {
        return transaction.request();
    }

    boolean isAnswered() {
        return transaction.isAnswered();
    }

    /** Passes a callee's 101–199 on. */
    void ringing(SipResponse provisional, boolean withBody) {
        MessageBuilder response = reply(provisional.status(), provisional.reasonPhrase());
        if (withBody) {
            advice.cross(provisional, response);
        } else {
            advice.finish(response.add(HeaderName.ALLOW, HeaderPolicy.ALLOW));
        }
        transaction.respond(response.buildResponse());
    }

    /** Passes the callee's 2xx on and repeats it until the caller's ACK comes. */
    void answer(SipResponse success) {
        SipRequest invite = transaction.request();
        Dialog dialog = Dialog.asServer(invite, localTag(), contact, transaction.flow());
        dialog.confirm();
        dialog(dialog);
        SipResponse response = advice.cross(success, reply(success.status(), success.reasonPhrase()))
                .buildResponse();
        answer = AnswerRetransmission.send(context.layer(), transaction, response, this::acknowledgementMissing);
    }

    /** Refuses the call; {@code failure} adds the callee's own headers. */
    void reject(Rejection rejection, @Nullable SipResponse failure) {
        if (!transaction.isAnswered()) {
            MessageBuilder response = transaction.reply(rejection.status(), StatusCode.phrase(rejection.status()));
            if (failure != null) {
                HeaderPolicy.cross(failure, response);
            }
            transaction.respond(rejection.addTo(response).buildResponse());
        }
        finish();
    }

    private MessageBuilder reply(int status, String phrase) {
        return transaction
                .reply(status, phrase)
                .copy(transaction.request(), HeaderName.RECORD_ROUTE)
                .add(HeaderName.CONTACT, contact);
    }

    @Override
    void acknowledged(SipRequest ack) {
        AnswerRetransmission pending = answer;
        if (pending == null || ack.cseq().number() != pending.cseq()) {
            return;
        }
        boolean first = pending.isPending();
        pending.stop();
        answer = null;
        String reason = hangUpWhenAcknowledged;
        if (reason != null) {
            super.hangUp(reason);
        } else if (first) {
            call.acknowledged(ack);
        }
    }

    private void acknowledgementMissing() {
        answer = null;
        String reason = hangUpWhenAcknowledged;
        if (reason != null) {
            super.hangUp(reason);
        } else {
            call.acknowledgementMissing();
        }
    }

    @Override
    boolean mayHangUp() {
        AnswerRetransmission pending = answer;
        return pending == null || !pending.isPending();
    }

    @Override
    void hangUp(String reason) {
        if (mayHangUp()) {
            super.hangUp(reason);
        } else if (hangUpWhenAcknowledged == null) {
            // RFC 3261 §15: the callee's side must not send BYE before the ACK has come or the wait for it is over.
            hangUpWhenAcknowledged = reason;
        }
    }

    /** The call goes on, perhaps at another price. */
    void priceNow() {
        advice.priceNow(this);
    }

    /** The call has been settled. */
    void charged(long micros) {
        advice.charged(micros);
    }

    /** Whether the other side's request would tell this one what only we tell. */
    boolean isContradictedBy(SipRequest request) {
        return advice.isContradictedBy(request);
    }

    @Override
    MessageBuilder passOn(SipRequest request, MessageBuilder into) {
        return advice.passOn(request, into);
    }

    @Override
    MessageBuilder farewell(MessageBuilder message) {
        return advice.total(message);
    }

    @Override
    void quiet() {
        AnswerRetransmission pending = answer;
        if (pending != null) {
            pending.stop();
        }
    }

    @Override
    public void cancelled(InviteServerTransaction cancelled, SipRequest cancel) {
        call.cancelledByCaller();
    }

    @Override
    public void transportFailed(ServerTransaction failed, SendFailure failure) {
        call.lost(this);
    }
}
