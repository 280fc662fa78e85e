package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.b2bua.SavedCall.SavedInvite;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.ClientTransaction;
import id.pulsa.proxy.transaction.ClientTransactionListener;
import id.pulsa.proxy.transaction.InviteClientTransaction;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import org.jspecify.annotations.Nullable;

/** A callee's side: we are the client of an INVITE to one phone or the PBX. Several may ring; one is answered. */
final class CalleeLeg extends Leg implements ClientTransactionListener {
    static final int FIRST_CSEQ = 1;

    private @Nullable SipRequest invite;
    private @Nullable InviteClientTransaction transaction;
    private byte @Nullable [] saved;
    private boolean acknowledged;
    private @Nullable CalleeFailure failure;

    CalleeLeg(CallContext context, Call call, Target target) {
        super(context, call, context.layer().newTag(), target.flow());
    }

    /** A phone that an earlier process talks to. */
    CalleeLeg(CallContext context, Call call, Dialog dialog) {
        super(context, call, dialog);
        this.acknowledged = true;
    }

    /** A phone that an earlier process has invited. */
    CalleeLeg(CallContext context, Call call, SavedInvite saved) {
        super(context, call, saved.toTag(), reachable(context.layer(), saved.flow()));
        this.saved = SavedBytes.invite(saved.request(), saved.toTag(), saved.flow());
        this.transaction = context.layer().adoptSent(saved.request(), flow(), this);
    }

    /** A TCP connection of an earlier process is no way to anybody. */
    private static Flow reachable(TransactionLayer layer, Flow flow) {
        return flow.connectionId() == 0 ? flow : layer.transport().flowTo(flow.kind(), flow.remote());
    }

    /**
     * Makes the INVITE, to be {@linkplain #invite() sent} then.
     *
     * @param caller whose INVITE's headers and body cross
     */
    void prepare(CallerLeg caller, Target target, Parties parties, long maxForwards) {
        SipRequest received = caller.invite();
        TransactionLayer layer = context.layer();
        MessageBuilder builder = MessageBuilder.request(Method.INVITE, target.requestUri())
                .add(HeaderName.VIA, layer.via(target.flow()))
                .addAll(HeaderName.ROUTE, target.routes())
                .add(HeaderName.MAX_FORWARDS, maxForwards)
                .add(HeaderName.FROM, parties.caller() + ";tag=" + localTag())
                .add(HeaderName.TO, parties.called())
                .add(HeaderName.CALL_ID, layer.newCallId())
                .add(HeaderName.CSEQ, FIRST_CSEQ + " INVITE")
                .add(HeaderName.CONTACT, Parties.contact(layer, target.flow()));
        SipRequest request = caller.passOn(received, builder).body(received).buildRequest();
        context.trace().join(call.callId(), request.callId());
        invite = request;
        saved = SavedBytes.invite(request, localTag(), target.flow());
    }

    /** What a restart needs to know of the INVITE, while its outcome is not known; else null. */
    byte @Nullable [] saved() {
        return saved;
    }

    /** Sends the INVITE that was prepared. */
    void invite() {
        SipRequest request = invite;
        if (request != null) {
            invite = null;
            transaction = context.layer().sendInvite(request, flow(), this);
        }
    }

    /** Takes the INVITE back; a 2xx that crosses the CANCEL is acknowledged and ended with BYE. */
    void cancel(String reason) {
        InviteClientTransaction pending = transaction;
        if (dialog() == null && pending != null && failure == null) {
            pending.cancel(reason);
        }
    }

    /** How the leg failed; null while it has not. */
    @Nullable CalleeFailure failure() {
        return failure;
    }

    /**
     * Acknowledges the 2xx.
     *
     * @param ack the caller's, whose body answers an offer in the 2xx; null when there is none to pass on
     */
    void acknowledge(@Nullable SipRequest ack) {
        Dialog dialog = dialog();
        if (dialog == null || acknowledged) {
            return;
        }
        acknowledged = true;
        MessageBuilder builder = dialog.ack(FIRST_CSEQ, context.layer());
        if (ack != null) {
            HeaderPolicy.cross(ack, builder).body(ack);
        }
        dialog.sendAck(builder.buildRequest(), context.layer());
    }

    @Override
    public void provisional(ClientTransaction invite, SipResponse response) {
        if (response.status() > 100) {
            call.ringing(this, response);
        }
    }

    @Override
    public void answered(ClientTransaction invite, SipResponse response) {
        if (!response.isSuccess()) {
            fail(CalleeFailure.of(response));
        } else if (response.to().tag() == null) {
            fail(CalleeFailure.UNREACHABLE);
        } else {
            dialog(Dialog.asClient(invite.request(), response, flow()));
            saved = null;
            call.answered(this, response);
        }
    }

    @Override
    public void answeredAgain(ClientTransaction invite, SipResponse response) {
        Dialog dialog = dialog();
        if (dialog == null) {
            return;
        }
        if (dialog.remoteTag().equals(response.to().tag())) {
            dialog.acknowledgeAgain(response, context.layer());
        } else {
            endSibling(dialog.sibling(response));
        }
    }

    /** Something behind our peer forked the INVITE and a second phone answered too (RFC 3261 §13.2.2.4). */
    private void endSibling(Dialog sibling) {
        TransactionLayer layer = context.layer();
        sibling.sendAck(sibling.ack(FIRST_CSEQ, layer).buildRequest(), layer);
        SipRequest bye = sibling.request(Method.BYE, layer)
                .add(HeaderName.REASON, ReasonText.ANSWERED_ELSEWHERE)
                .buildRequest();
        layer.sendRequest(bye, sibling.flow(layer), UnwatchedRequest.INSTANCE);
    }

    @Override
    public void timedOut(ClientTransaction invite) {
        fail(CalleeFailure.UNREACHABLE);
    }

    @Override
    public void transportFailed(ClientTransaction invite, SendFailure sendFailure) {
        fail(CalleeFailure.UNREACHABLE);
    }

    private void fail(CalleeFailure how) {
        failure = how;
        saved = null;
        finish();
        call.failed(this);
    }

    @Override
    void acknowledged(SipRequest ack) {
        // The callee never acknowledges the INVITE that we sent; ACKs to its own re-INVITEs are the exchange's.
    }

    @Override
    boolean contradicts(SipRequest request) {
        return call.otherSide(this) instanceof CallerLeg caller && caller.isContradictedBy(request);
    }

    @Override
    boolean mayHangUp() {
        return dialog() != null;
    }

    @Override
    void hangUp(String reason) {
        acknowledge(null);
        super.hangUp(reason);
    }

    @Override
    void quiet() {
        // Nothing of ours is repeated here but by transactions.
    }
}
