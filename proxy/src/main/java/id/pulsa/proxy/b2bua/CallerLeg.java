package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.b2bua.SavedCall.SavedInvite;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The caller's side: we are the server of its INVITE. */
final class CallerLeg extends Leg implements ServerTransactionListener {
    private final @Nullable InviteServerTransaction transaction;
    /** The INVITE that an earlier process got and may not have answered so that the caller heard it. */
    private @Nullable SavedInvite opening;

    /** Our 2xx to the INVITE, until it is acknowledged. */
    private @Nullable SipResponse success;

    /** Takes the place of an earlier process in answering the INVITE. */
    private @Nullable InviteServerTransaction adopted;

    private final String contact;
    private final ChargeAdvice advice;
    private @Nullable AnswerRetransmission answer;
    private @Nullable String hangUpWhenAcknowledged;
    /** The Reason of the BYE that went out while an earlier process's answer still waits for its ACK. */
    private @Nullable String hungUpUnacknowledged;

    private byte @Nullable [] saved;

    CallerLeg(
            CallContext context, Call call, InviteServerTransaction transaction, String contact, ChargeAdvice advice) {
        super(context, call, transaction.toTag(), transaction.flow());
        this.transaction = transaction;
        this.opening = null;
        this.contact = contact;
        this.advice = advice;
        transaction.listener(this);
    }

    /** A phone that an earlier process talks to. */
    CallerLeg(CallContext context, Call call, Dialog dialog, SavedCall saved, ChargeAdvice advice) {
        super(context, call, dialog);
        this.transaction = null;
        this.opening = saved.opening();
        this.success = saved.answer();
        this.contact = dialog.localContact();
        this.advice = advice;
    }

    /** A phone that has called an earlier process. */
    CallerLeg(CallContext context, Call call, SavedInvite opening, ChargeAdvice advice) {
        super(context, call, opening.toTag(), opening.flow());
        this.transaction = null;
        this.opening = opening;
        this.contact = "";
        this.advice = advice;
    }

    private InviteServerTransaction transaction() {
        return Objects.requireNonNull(transaction, "the INVITE came to an earlier process");
    }

    /** The caller's INVITE; while it has no final response. */
    SipRequest invite() {
        return transaction().request();
    }

    /** A step of the call's set-up has been taken. */
    void took(SetUpStep step) {
        context.setUp().took(step, transaction);
    }

    /** What a restart needs to know of the INVITE; null when that is over. */
    byte @Nullable [] saved() {
        if (saved == null && transaction != null && !transaction.isAnswered()) {
            saved = SavedBytes.invite(invite(), localTag(), flow());
        } else if (saved == null && opening != null) {
            saved = SavedBytes.invite(opening.request(), localTag(), opening.flow());
        }
        return saved;
    }

    /** Our 2xx to the INVITE, for a restart; null when it is acknowledged or there is none. */
    @Nullable SipResponse savedAnswer() {
        return success;
    }

    /** Takes the INVITE over that an earlier process got, before it can come again; it must be answered. */
    void adoptOpening() {
        SavedInvite invite = opening;
        if (invite != null && adopted == null) {
            adopted = context.layer().adoptReceived(invite.request(), invite.flow(), localTag());
        }
    }

    /**
     * Answers the INVITE of a call that is over and that an earlier process got: by the 2xx that process had for it, since
     * BYE follows, or by a refusal. A caller who has heard nothing yet then knows; to any other it says nothing new.
     */
    void closeOpening(Rejection rejection) {
        adoptOpening();
        InviteServerTransaction invite = adopted;
        SipResponse theirs = success;
        if (invite != null && !invite.isAnswered()) {
            invite.respond(
                    theirs != null
                            ? theirs
                            : rejection
                                    .addTo(invite.reply(rejection.status(), StatusCode.phrase(rejection.status())))
                                    .buildResponse());
        }
    }

    /** Refuses the INVITE that an earlier process got; the leg is over when the caller has heard it. */
    void refuseOpening(Rejection rejection) {
        adoptOpening();
        InviteServerTransaction invite = adopted;
        if (invite == null || invite.isAnswered()) {
            finish();
            return;
        }
        invite.listener(new ServerTransactionListener() {
            @Override
            public void acknowledged(InviteServerTransaction refused) {
                finish();
            }

            @Override
            public void unacknowledged(InviteServerTransaction refused) {
                finish();
            }

            @Override
            public void transportFailed(ServerTransaction refused, SendFailure failure) {
                finish();
            }
        });
        closeOpening(rejection);
    }

    /** Whether the caller may not have heard an earlier process's 2xx. */
    boolean mayWaitForAnswer() {
        return opening != null && success != null && !isOver();
    }

    /**
     * Sends the 2xx that an earlier process may not have come to send, until ACK comes: whoever has heard it repeats the
     * ACK (RFC 3261 §13.2.2.4). Who does not is asked.
     */
    void answerAgain() {
        SipResponse again = success;
        InviteServerTransaction invite = adopted;
        if (mayWaitForAnswer() && again != null && invite != null && !invite.isAnswered()) {
            answer = AnswerRetransmission.send(context.layer(), invite, again, this::answeredInVain);
        }
    }

    private void answeredInVain() {
        answer = null;
        String again = hungUpUnacknowledged;
        if (again == null) {
            probe();
        } else {
            // RFC 3261 §13.3.1.4: it may be up all the same, when all its ACKs were lost.
            hungUpUnacknowledged = null;
            sayGoodBye(again);
        }
    }

    /**
     * Says BYE at once to a phone that most likely is up, although no ACK was seen since the restart. Should it be one that
     * still rings, the answer may come to it after this BYE: it goes on until ACK, and who acknowledges then hears BYE
     * again.
     */
    private void hangUpUnacknowledged(String reason) {
        answerAgain();
        AnswerRetransmission pending = answer;
        if (pending != null && pending.isPending()) {
            hungUpUnacknowledged = reason;
        }
        super.hangUp(reason);
    }

    @Override
    boolean mayLeave() {
        return hungUpUnacknowledged == null;
    }

    /** Passes a callee's 101–199 on. */
    void ringing(SipResponse provisional, boolean withBody) {
        MessageBuilder response = reply(provisional.status(), provisional.reasonPhrase());
        if (withBody) {
            advice.cross(provisional, response);
        } else {
            advice.finish(response.add(HeaderName.ALLOW, HeaderPolicy.ALLOW));
        }
        transaction().respond(response.buildResponse());
    }

    /** Makes our answer of the callee's 2xx: the dialog is confirmed with it. */
    SipResponse prepareAnswer(SipResponse theirs) {
        SipResponse response = advice.cross(theirs, reply(theirs.status(), theirs.reasonPhrase()))
                .buildResponse();
        // For a restart that comes before the ACK.
        saved();
        this.success = response;
        Dialog dialog = Dialog.asServer(invite(), localTag(), contact, flow());
        dialog.confirm();
        dialog(dialog);
        return response;
    }

    /** Sends our answer, and repeats it until the caller's ACK comes. */
    void answer(SipResponse response) {
        answer = AnswerRetransmission.send(context.layer(), transaction(), response, this::acknowledgementMissing);
    }

    /** Refuses the call; {@code failure} adds the callee's own headers. */
    void reject(Rejection rejection, @Nullable SipResponse failure) {
        if (transaction != null && !transaction.isAnswered()) {
            MessageBuilder response = transaction.reply(rejection.status(), StatusCode.phrase(rejection.status()));
            if (failure != null) {
                HeaderPolicy.cross(failure, response);
            }
            transaction.respond(rejection.addTo(response).buildResponse());
        }
        finish();
    }

    private MessageBuilder reply(int status, String phrase) {
        return transaction()
                .reply(status, phrase)
                .copy(invite(), HeaderName.RECORD_ROUTE)
                .add(HeaderName.CONTACT, contact);
    }

    @Override
    void acknowledged(SipRequest ack) {
        AnswerRetransmission pending = answer;
        if (pending == null || ack.cseq().number() != pending.cseq()) {
            return;
        }
        saved = null;
        success = null;
        opening = null;
        boolean first = pending.isPending();
        pending.stop();
        answer = null;
        String again = hungUpUnacknowledged;
        String reason = hangUpWhenAcknowledged;
        if (again != null) {
            hungUpUnacknowledged = null;
            sayGoodBye(again);
        } else if (reason != null) {
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
        return pending == null || !pending.isPending() || transaction == null;
    }

    @Override
    void hangUp(String reason) {
        if (mayWaitForAnswer()) {
            hangUpUnacknowledged(reason);
            return;
        }
        if (opening != null && !isOver()) {
            closeOpening(Rejection.RESTARTED);
        }
        if (transaction != null && !transaction.isAnswered()) {
            // The answer could not be sent.
            reject(new Rejection(500, "Internal error", 0), null);
        } else if (mayHangUp()) {
            super.hangUp(reason);
        } else if (hangUpWhenAcknowledged == null) {
            // RFC 3261 §15: the callee's side must not send BYE before the ACK has come or the wait for it is over.
            hangUpWhenAcknowledged = reason;
        }
    }

    /** Sends a BYE that waits for an ACK now: soon there is nobody any more who could. */
    void hangUpUnacknowledged() {
        String reason = hangUpWhenAcknowledged;
        if (reason != null) {
            super.hangUp(reason);
        }
    }

    /** Whether the caller may not have heard yet that its call was refused. */
    boolean awaitsAcknowledgement() {
        InviteServerTransaction own = transaction;
        return own != null && own.state() == InviteServerTransaction.State.COMPLETED;
    }

    /** Whether the request belongs to the early dialog that our 101–199 made (RFC 3261 §12.1). */
    boolean ownsEarly(SipRequest request) {
        InviteServerTransaction own = transaction;
        if (own == null || own.isAnswered()) {
            return false;
        }
        SipRequest invite = own.request();
        return invite.callId().equals(request.callId())
                && Objects.equals(invite.from().tag(), request.from().tag());
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
        if (hungUpUnacknowledged != null) {
            return;
        }
        AnswerRetransmission pending = answer;
        if (pending != null) {
            pending.stop();
        }
        if (adopted != null) {
            // Whoever hangs up a call has heard the answer.
            adopted.release();
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
