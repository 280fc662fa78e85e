package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.dialog.AnswerRetransmission;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.ClientTransaction;
import id.pulsa.proxy.transaction.ClientTransactionListener;
import id.pulsa.proxy.transaction.InviteClientTransaction;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransaction;
import id.pulsa.proxy.transaction.ServerTransactionListener;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.SendFailure;
import org.jspecify.annotations.Nullable;

/**
 * One request inside a call on its way from one side to the other, and its response on the way back: re-INVITE (hold,
 * resume, new codecs) with its ACK, UPDATE, INFO, OPTIONS, MESSAGE.
 */
final class Exchange implements ClientTransactionListener, ServerTransactionListener {
    private final Call call;
    private final Leg from;
    private final Leg to;
    private final ServerTransaction server;
    private final SipRequest request;
    private final ExchangeOutcome outcome;
    private final TransactionLayer layer;
    private @Nullable ClientTransaction client;
    private @Nullable AnswerRetransmission answer;
    private long forwardedCseq;
    private boolean acknowledged;

    Exchange(Call call, Leg from, Leg to, ServerTransaction server, SipRequest request, ExchangeOutcome outcome) {
        this.call = call;
        this.from = from;
        this.to = to;
        this.server = server;
        this.request = request;
        this.outcome = outcome;
        this.layer = call.context().layer();
    }

    boolean isInvite() {
        return server instanceof InviteServerTransaction;
    }

    void start() {
        Dialog dialog = confirmed(to);
        server.listener(this);
        SipRequest forwarded = from.passOn(request, dialog.request(request.method(), layer))
                .body(request)
                .buildRequest();
        forwardedCseq = forwarded.cseq().number();
        client = isInvite()
                ? layer.sendInvite(forwarded, dialog.flow(layer), this)
                : layer.sendRequest(forwarded, dialog.flow(layer), this);
    }

    @Override
    public void provisional(ClientTransaction transaction, SipResponse response) {
        if (response.status() > 100 && !server.isAnswered()) {
            server.respond(crossed(response).buildResponse());
        }
    }

    @Override
    public void answered(ClientTransaction transaction, SipResponse response) {
        outcome.answered(response);
        if (server.isAnswered()) {
            // The call has ended meanwhile: a 2xx still wants its ACK.
            acknowledge(null);
            call.exchangeDone(this);
            return;
        }
        boolean success = response.isSuccess();
        if (success && refreshesTarget()) {
            confirmed(from).refreshTarget(request);
            confirmed(to).refreshTarget(response);
            call.dialogsChanged();
        }
        SipResponse crossed = crossed(response).buildResponse();
        if (success && server instanceof InviteServerTransaction invite) {
            answer = AnswerRetransmission.send(layer, invite, crossed, this::acknowledgementMissing);
            return;
        }
        server.respond(crossed);
        call.exchangeDone(this);
        if (response.status() == 481 || response.status() == 408) {
            // RFC 3261 §12.2.1.2: the other side has no such dialog any more.
            call.lost(to);
        }
    }

    @Override
    public void answeredAgain(ClientTransaction transaction, SipResponse response) {
        confirmed(to).acknowledgeAgain(response, layer);
    }

    @Override
    public void timedOut(ClientTransaction transaction) {
        fail(408);
    }

    @Override
    public void transportFailed(ClientTransaction transaction, SendFailure failure) {
        fail(503);
    }

    private void fail(int status) {
        outcome.unanswered(status);
        if (!server.isAnswered()) {
            server.respond(server.reply(status).buildResponse());
        }
        call.exchangeDone(this);
        call.lost(to);
    }

    /** An ACK from {@code leg}: passed on when it is this re-INVITE's. */
    void acknowledged(Leg leg, SipRequest ack) {
        AnswerRetransmission pending = answer;
        if (leg.equals(from) && pending != null && pending.cseq() == ack.cseq().number()) {
            pending.stop();
            acknowledge(ack);
            call.exchangeDone(this);
        }
    }

    private void acknowledge(@Nullable SipRequest ack) {
        if (acknowledged || !isInvite()) {
            return;
        }
        acknowledged = true;
        MessageBuilder builder = confirmed(to).ack(forwardedCseq, layer);
        if (ack != null) {
            HeaderPolicy.cross(ack, builder).body(ack);
        }
        confirmed(to).sendAck(builder.buildRequest(), layer);
    }

    private void acknowledgementMissing() {
        acknowledge(null);
        call.exchangeDone(this);
        call.acknowledgementMissing();
    }

    @Override
    public void cancelled(InviteServerTransaction transaction, SipRequest cancel) {
        if (client instanceof InviteClientTransaction invite) {
            invite.cancel(cancel.header(HeaderName.REASON));
        }
    }

    @Override
    public void transportFailed(ServerTransaction transaction, SendFailure failure) {
        call.lost(from);
    }

    /** The call ends: the asking side gets its answer, the other side is asked no longer. */
    void abort() {
        outcome.unanswered(487);
        AnswerRetransmission pending = answer;
        if (pending != null) {
            pending.stop();
            acknowledge(null);
        }
        if (!server.isAnswered()) {
            server.respond(server.reply(487).buildResponse());
        }
        if (pending == null && client instanceof InviteClientTransaction invite) {
            invite.cancel(ReasonText.NORMAL);
        }
        call.exchangeDone(this);
    }

    private boolean refreshesTarget() {
        return isInvite() || request.method().equals(Method.UPDATE);
    }

    private MessageBuilder crossed(SipResponse response) {
        MessageBuilder builder = server.reply(response.status(), response.reasonPhrase());
        if (refreshesTarget()) {
            builder.add(HeaderName.CONTACT, confirmed(from).localContact());
        }
        return HeaderPolicy.cross(response, builder).body(response);
    }

    private static Dialog confirmed(Leg leg) {
        Dialog dialog = leg.dialog();
        if (dialog == null) {
            throw new IllegalStateException("a leg of an established call has no dialog");
        }
        return dialog;
    }
}
