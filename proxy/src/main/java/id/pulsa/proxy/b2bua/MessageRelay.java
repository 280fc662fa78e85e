package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.MessageSession;
import id.pulsa.proxy.log.AboutCall;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StatusCode;
import id.pulsa.proxy.timer.Timer;
import id.pulsa.proxy.transaction.ClientTransaction;
import id.pulsa.proxy.transaction.ClientTransactionListener;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.SendFailure;
import id.pulsa.proxy.transport.TransportKind;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One MESSAGE outside a dialog (RFC 3428) on its way to every phone of its receiver at once, or to the PBX. The first
 * 2xx delivers it; when all have failed, the best of their answers counts (RFC 3261 §16.7 step 6). It ends once: then
 * its price is posted or given back, and the sender is answered. Confined to its shard's thread.
 */
final class MessageRelay {
    private static final Logger LOG = LogManager.getLogger(MessageRelay.class);

    /** RFC 3428 §8: longer ones go over TCP only. */
    static final int LONGEST_UDP_BYTES = 1_300;

    private final TransactionLayer layer;
    private final NonInviteServerTransaction server;
    private final MessageSession session;
    private final MessageDesk desk;
    private final @Nullable Subscriber sender;
    private int waitingFor;
    private @Nullable CalleeFailure best;
    private @Nullable Timer trying;
    private @Nullable Timer patience;
    private boolean over;

    /** @param sender who pays; null when nobody does */
    MessageRelay(
            MessageDesk desk,
            TransactionLayer layer,
            NonInviteServerTransaction server,
            MessageSession session,
            @Nullable Subscriber sender) {
        this.desk = desk;
        this.layer = layer;
        this.server = server;
        this.session = session;
        this.sender = sender;
    }

    void start(List<Target> targets, Parties parties) {
        guarded(() -> {
            SipRequest message = server.request();
            long maxForwards = HeaderPolicy.nextMaxForwards(message);
            waitingFor = targets.size();
            for (Target target : targets) {
                SipRequest forwarded = forwarded(message, target, parties, maxForwards);
                if (target.flow().kind() == TransportKind.UDP && forwarded.length() > LONGEST_UDP_BYTES) {
                    failed(CalleeFailure.tooLarge(forwarded.length()));
                } else {
                    layer.sendRequest(forwarded, target.flow(), new Branch());
                }
            }
            if (!over) {
                trying = layer.timers().scheduleMillis(layer.sipTimers().tryingMillis(), this::answerTrying);
                patience = layer.timers()
                        .scheduleMillis(
                                layer.sipTimers().relayMillis(),
                                () -> guarded(() -> undelivered(CalleeFailure.UNREACHABLE)));
            }
        });
    }

    private SipRequest forwarded(SipRequest message, Target target, Parties parties, long maxForwards) {
        MessageBuilder builder = MessageBuilder.request(Method.MESSAGE, target.requestUri())
                .add(HeaderName.VIA, layer.via(target.flow()))
                .addAll(HeaderName.ROUTE, target.routes())
                .add(HeaderName.MAX_FORWARDS, maxForwards)
                .add(HeaderName.FROM, parties.caller() + ";tag=" + layer.newTag())
                .add(HeaderName.TO, parties.called())
                .add(HeaderName.CALL_ID, layer.newCallId())
                .add(HeaderName.CSEQ, "1 MESSAGE");
        return HeaderPolicy.cross(message, builder).body(message).buildRequest();
    }

    private void answerTrying() {
        if (!over) {
            server.respond(server.reply(100).buildResponse());
        }
    }

    private void failed(CalleeFailure failure) {
        waitingFor--;
        CalleeFailure before = best;
        CalleeFailure now = before == null ? failure : before.orBetter(failure);
        best = now;
        if (waitingFor == 0) {
            undelivered(now);
        }
    }

    private void delivered(SipResponse success) {
        // RFC 3428 §7: 202 says that somebody will try; every other 2xx is a plain success.
        int status = success.status() == 202 ? 202 : 200;
        if (end()) {
            session.delivered(status);
            respond(server.isAnswered() ? null : HeaderPolicy.cross(success, server.reply(status)));
            desk.delivered(session.priceMicros(), sender);
        }
    }

    private void undelivered(CalleeFailure failure) {
        if (end()) {
            Rejection rejection = new Rejection(failure.status(), failure.text(), 0);
            session.undelivered(failure.cause(), failure.status(), failure.text());
            if (!server.isAnswered()) {
                MessageBuilder reply = server.reply(failure.status(), StatusCode.phrase(failure.status()));
                SipResponse response = failure.response();
                respond(rejection.addTo(response == null ? reply : HeaderPolicy.cross(response, reply)));
            }
            desk.undelivered();
        }
    }

    /** Ends it for a reason of our own. */
    void abandon(EndCause cause) {
        if (end()) {
            Rejection rejection = Rejection.of(cause);
            session.undelivered(cause, rejection.status(), rejection.text());
            respond(server.isAnswered() ? null : rejection.addTo(server.reply(rejection.status())));
            desk.undelivered();
        }
    }

    private void respond(@Nullable MessageBuilder response) {
        if (response != null) {
            server.respond(response.buildResponse());
        }
    }

    /** The gate: true the first time. */
    private boolean end() {
        if (over) {
            return false;
        }
        over = true;
        stop(trying);
        stop(patience);
        desk.over(this);
        return true;
    }

    private static void stop(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    /** A fault ends this message and no other. */
    private void guarded(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException fault) {
            AboutCall.log(
                    session.messageId(), () -> LOG.error("message {} failed and is ended", session.messageId(), fault));
            abandon(EndCause.INTERNAL_ERROR);
            desk.fault(fault);
        }
    }

    /** The way to one phone; what it says after the end changes nothing. */
    private final class Branch implements ClientTransactionListener {
        @Override
        public void answered(ClientTransaction transaction, SipResponse response) {
            guarded(() -> {
                if (over) {
                    return;
                }
                if (response.isSuccess()) {
                    delivered(response);
                } else {
                    failed(CalleeFailure.of(response));
                }
            });
        }

        @Override
        public void timedOut(ClientTransaction transaction) {
            guarded(() -> failed(CalleeFailure.UNREACHABLE));
        }

        @Override
        public void transportFailed(ClientTransaction transaction, SendFailure failure) {
            guarded(() -> failed(CalleeFailure.UNREACHABLE));
        }
    }
}
