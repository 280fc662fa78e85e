package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.ClientTransaction;
import id.pulsa.proxy.transaction.ClientTransactionListener;
import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.SendFailure;
import org.jspecify.annotations.Nullable;

/**
 * One side of a call: a dialog with one phone or the PBX. It stays in the table until nothing of it is on its way any
 * more, so that a BYE that crosses ours is answered.
 */
abstract sealed class Leg permits CallerLeg, CalleeLeg {
    final CallContext context;
    final Call call;
    private final String localTag;
    private final Flow flow;
    private @Nullable Dialog dialog;
    private boolean over;
    private boolean left;

    Leg(CallContext context, Call call, String localTag, Flow flow) {
        this.context = context;
        this.call = call;
        this.localTag = localTag;
        this.flow = flow;
        context.calls().add(this);
        call.legEntered();
    }

    /** One that an earlier process had set up. */
    Leg(CallContext context, Call call, Dialog dialog) {
        this(context, call, dialog.localTag(), dialog.setUpFlow());
        this.dialog = dialog;
    }

    /** Our tag in this leg's dialog. */
    final String localTag() {
        return localTag;
    }

    /** What the leg was set up over. */
    final Flow flow() {
        return flow;
    }

    /** The confirmed dialog; null before. */
    final @Nullable Dialog dialog() {
        return dialog;
    }

    final void dialog(Dialog confirmed) {
        dialog = confirmed;
    }

    /** Whether the request belongs to this leg's confirmed dialog (RFC 3261 §12.2.2). */
    final boolean owns(SipRequest request) {
        Dialog confirmed = dialog;
        if (confirmed == null || !confirmed.callId().equals(request.callId())) {
            return false;
        }
        String tag = request.from().tag();
        return confirmed.remoteTag().equals(tag == null ? "" : tag);
    }

    /** An ACK inside the dialog has arrived. */
    abstract void acknowledged(SipRequest ack);

    /** Whether the INVITE transaction is through so far that BYE may be sent (RFC 3261 §15). */
    abstract boolean mayHangUp();

    /** Stops repeating what waits for an ACK. */
    abstract void quiet();

    /** Copies what may cross of a request of this side's, but for its body. */
    MessageBuilder passOn(SipRequest request, MessageBuilder into) {
        return HeaderPolicy.cross(request, into);
    }

    /** Whether a request of this side's tells the other what only we tell. */
    boolean contradicts(SipRequest request) {
        return false;
    }

    /** Adds what this side is told at the end of the call: to our BYE, or to the answer to its own. */
    MessageBuilder farewell(MessageBuilder message) {
        return message;
    }

    /** The peer has sent BYE: there is nothing left to send. */
    final void hungUpByPeer() {
        finish();
    }

    /** Sends BYE, as soon as it may be sent, and leaves the table when it is answered or has timed out. */
    void hangUp(String reason) {
        if (over) {
            return;
        }
        over = true;
        quiet();
        sayGoodBye(reason);
    }

    /** Sends BYE in the confirmed dialog; without one the leg leaves the table. */
    final void sayGoodBye(String reason) {
        Dialog confirmed = dialog;
        if (confirmed == null) {
            leaveTable();
            return;
        }
        boolean sent = false;
        try {
            SipRequest bye = farewell(
                            confirmed.request(Method.BYE, context.layer()).add(HeaderName.REASON, reason))
                    .buildRequest();
            confirmed.terminate();
            context.layer().sendRequest(bye, confirmed.flow(context.layer()), new ByeOutcome());
            sent = true;
        } finally {
            if (!sent) {
                leaveTable();
            }
        }
    }

    /** The leg is over without a BYE of ours. */
    final void finish() {
        if (!over) {
            over = true;
            quiet();
            leaveTable();
        }
    }

    final boolean isOver() {
        return over;
    }

    /** Whether nothing is waited for any more but the answer to our BYE. */
    boolean mayLeave() {
        return true;
    }

    final void leaveTable() {
        if (!left && mayLeave()) {
            left = true;
            context.calls().remove(this);
            call.legLeft();
        }
    }

    /** Asks a phone that an earlier process talked to whether it knows the call (RFC 3261 §11, §12.2.1.2). */
    final void probe() {
        Dialog confirmed = dialog;
        if (confirmed == null || over) {
            return;
        }
        SipRequest options = confirmed.request(Method.OPTIONS, context.layer()).buildRequest();
        context.layer().sendRequest(options, confirmed.flow(context.layer()), new ClientTransactionListener() {
            @Override
            public void answered(ClientTransaction transaction, SipResponse response) {
                if (response.status() == 481 || response.status() == 408) {
                    call.unknownTo(Leg.this, response.status() == 481);
                }
            }

            @Override
            public void timedOut(ClientTransaction transaction) {
                call.unknownTo(Leg.this, false);
            }

            @Override
            public void transportFailed(ClientTransaction transaction, SendFailure failure) {
                call.unknownTo(Leg.this, false);
            }
        });
    }

    /** A 2xx to an INVITE of ours has come that no transaction waits for: it wants the ACK that its first copy got. */
    void strayAnswer(SipResponse success) {
        Dialog confirmed = dialog;
        if (confirmed == null || !confirmed.callId().equals(success.callId())) {
            return;
        }
        boolean known = confirmed.acknowledgeAgain(success, context.layer());
        if (!known
                && call.isRestored()
                && confirmed.remoteTag().equals(success.to().tag())) {
            // An earlier process sent the ACK, or did not come to it.
            confirmed.sendAck(
                    confirmed.ack(success.cseq().number(), context.layer()).buildRequest(), context.layer());
            call.acknowledgedLate(this, success);
        }
    }

    /** Whatever becomes of our BYE, the leg is over (RFC 3261 §15.1.1). */
    private final class ByeOutcome implements ClientTransactionListener {
        @Override
        public void answered(ClientTransaction transaction, SipResponse response) {
            leaveTable();
        }

        @Override
        public void timedOut(ClientTransaction transaction) {
            leaveTable();
        }

        @Override
        public void transportFailed(ClientTransaction transaction, SendFailure failure) {
            leaveTable();
        }
    }
}
