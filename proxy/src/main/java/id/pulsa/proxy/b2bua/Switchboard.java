package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransaction;
import id.pulsa.proxy.transaction.TransactionUser;
import id.pulsa.proxy.transport.Flow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands each request of one shard to whom it concerns: a call, the messages, the registrar, or nobody. */
final class Switchboard implements TransactionUser {
    private static final Set<Method> RELAYED =
            Set.of(Method.INVITE, Method.UPDATE, Method.INFO, Method.OPTIONS, Method.MESSAGE);

    /** Methods of RFC 3261 and its extensions that we know and do not serve: 405, not 501 (§21.4.6, §21.5.2). */
    private static final Set<Method> KNOWN = Set.of(
            Method.BYE,
            Method.UPDATE,
            Method.INFO,
            Method.PRACK,
            Method.NOTIFY,
            Method.SUBSCRIBE,
            Method.REFER,
            Method.PUBLISH);

    private static final int EARLY_RETRY_SECONDS = 2;

    private final CallTable calls;
    private final CallSetup setup;
    private final MessageDesk messages;
    private final RegisterDesk registerDesk;
    private final Gatekeeper gatekeeper;
    private final CellLocator cells;

    Switchboard(
            CallTable calls,
            CallSetup setup,
            MessageDesk messages,
            RegisterDesk registerDesk,
            Gatekeeper gatekeeper,
            CellLocator cells) {
        this.calls = calls;
        this.setup = setup;
        this.messages = messages;
        this.registerDesk = registerDesk;
        this.gatekeeper = gatekeeper;
        this.cells = cells;
    }

    @Override
    public void invited(InviteServerTransaction transaction, SipRequest invite) {
        if (invite.to().tag() == null) {
            setup.begin(transaction, invite);
        } else {
            insideCall(transaction, invite);
        }
    }

    @Override
    public void requested(NonInviteServerTransaction transaction, SipRequest request) {
        Method method = request.method();
        if (request.to().tag() != null) {
            insideCall(transaction, request);
        } else if (method.equals(Method.REGISTER)) {
            registerDesk.register(transaction, request);
        } else if (method.equals(Method.MESSAGE)) {
            messages.receive(transaction, request);
        } else if (method.equals(Method.OPTIONS)) {
            options(transaction, request);
        } else if (method.equals(Method.BYE)) {
            reply(transaction, 481);
        } else {
            notServed(transaction, method);
        }
    }

    private void insideCall(ServerTransaction transaction, SipRequest request) {
        Leg leg = legOf(request);
        Dialog dialog = leg == null ? null : leg.dialog();
        if (leg == null || dialog == null) {
            beforeAnswer(transaction, request);
        } else if (!dialog.acceptsSequence(request)) {
            // RFC 3261 §12.2.2
            reply(transaction, 500);
        } else if (request.method().equals(Method.BYE) && transaction instanceof NonInviteServerTransaction bye) {
            leg.call.byeReceived(leg, bye);
        } else if (leg.contradicts(request)) {
            // RFC 3261 §8.2.3
            transaction.respond(transaction
                    .reply(415)
                    .add(HeaderName.ACCEPT, "application/sdp, text/plain")
                    .buildResponse());
        } else if (RELAYED.contains(request.method())) {
            if (gatekeeper.understands(transaction, request)) {
                dialog.movedTo(transaction.flow());
                follow(leg, request);
                relay(leg, transaction, request);
            }
        } else {
            notServed(transaction, request.method());
        }
    }

    /** The caller knows its early dialog from a 180. */
    private void beforeAnswer(ServerTransaction transaction, SipRequest request) {
        String tag = request.to().tag();
        if (tag == null || !(calls.findLeg(tag) instanceof CallerLeg caller) || !caller.ownsEarly(request)) {
            reply(transaction, 481);
        } else if (request.method().equals(Method.BYE) && transaction instanceof NonInviteServerTransaction bye) {
            caller.call.byeReceivedEarly(bye);
        } else {
            // RFC 3261 §14.2, RFC 3311 §5.2: its offer is not answered yet. 481 would tell it that its call is gone.
            transaction.respond(transaction
                    .reply(500)
                    .add(HeaderName.RETRY_AFTER, EARLY_RETRY_SECONDS)
                    .buildResponse());
        }
    }

    private void relay(Leg leg, ServerTransaction transaction, SipRequest request) {
        if (leg.call.mayRelay(leg, transaction)) {
            ExchangeOutcome outcome = request.method().equals(Method.MESSAGE)
                    ? messages.admitted(leg, transaction, request)
                    : ExchangeOutcome.NONE;
            if (outcome != null) {
                leg.call.relay(leg, transaction, request, outcome);
            }
        }
    }

    /** A request inside the call may say that its phone has gone to another cell. */
    private void follow(Leg leg, SipRequest request) {
        String number = leg.call.subscriber(leg);
        String cell = number == null ? null : cells.gone(number, request);
        if (cell != null) {
            leg.call.moved(leg, cell);
        }
    }

    private @Nullable Leg legOf(SipRequest request) {
        String tag = request.to().tag();
        Leg leg = tag == null ? null : calls.findLeg(tag);
        return leg != null && leg.owns(request) ? leg : null;
    }

    private void options(NonInviteServerTransaction transaction, SipRequest request) {
        if (!gatekeeper.passes(transaction, request)) {
            return;
        }
        transaction.respond(transaction
                .reply(200)
                .add(HeaderName.ALLOW, HeaderPolicy.ALLOW)
                .add(HeaderName.ACCEPT, "application/sdp, text/plain")
                .add(HeaderName.SUPPORTED, String.join(", ", HeaderPolicy.EXTENSIONS))
                .buildResponse());
    }

    private static void notServed(ServerTransaction transaction, Method method) {
        transaction.respond(transaction
                .reply(KNOWN.contains(method) ? 405 : 501)
                .add(HeaderName.ALLOW, HeaderPolicy.ALLOW)
                .buildResponse());
    }

    private static void reply(ServerTransaction transaction, int status) {
        transaction.respond(transaction.reply(status).buildResponse());
    }

    @Override
    public void acknowledged(SipRequest ack, Flow flow) {
        Leg leg = legOf(ack);
        if (leg != null) {
            leg.acknowledged(ack);
            leg.call.acknowledgedExchange(leg, ack);
        }
    }

    @Override
    public void strayAnswer(SipResponse answer, Flow flow) {
        // Later than 64·T1 after the first 2xx: the callee's own wait for our ACK is over, and its BYE will find us.
        String tag = answer.from().tag();
        Leg leg = tag == null ? null : calls.findLeg(tag);
        if (leg != null) {
            leg.strayAnswer(answer);
        }
    }

    @Override
    public void connectionClosed(Flow flow) {
        for (Leg leg : calls.over(flow)) {
            Dialog dialog = leg.dialog();
            if (dialog != null) {
                dialog.connectionClosed(flow);
            }
            leg.call.lost(leg);
        }
    }
}
