package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.session.Authorisation;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.Charging;
import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.selfcare.ServiceRequest;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import java.util.List;
import java.util.Set;

/**
 * From an INVITE to a call, cheapest checks first: overload, form, who calls, whom, may they, where to. Each step either
 * passes the INVITE on or answers it. Confined to one shard's thread.
 */
final class CallSetup {
    private final CallContext context;
    private final Reception reception;
    private final Identity identity;
    private final Destinations destinations;
    private final CellLocator cells;
    private final ServiceCounter services;
    private final Charging charging;
    private final Set<String> emergencyNumbers;
    private boolean closed;

    CallSetup(CallContext context, Reception reception, ServiceCounter services, B2bua.Parts parts) {
        this.context = context;
        this.reception = reception;
        this.services = services;
        this.identity = parts.identity();
        this.destinations = parts.destinations();
        this.cells = parts.cells();
        this.charging = parts.charging();
        this.emergencyNumbers = Set.copyOf(parts.emergencyNumbers());
    }

    /** No new calls from now on. */
    void close() {
        closed = true;
    }

    void begin(InviteServerTransaction transaction, SipRequest invite) {
        if (closed) {
            Gatekeeper.answer(transaction, Rejection.of(EndCause.GATEWAY_STOPPED));
            return;
        }
        if (context.calls().size() >= context.rules().maxLiveCalls()) {
            Gatekeeper.answer(transaction, Rejection.tooMany("calls"));
            return;
        }
        Arrival arrival = reception.receive(transaction, invite);
        if (arrival == null) {
            return;
        }
        if (arrival.payer() != null) {
            context.setUp().took(SetUpStep.AUTHENTICATED, transaction);
        }
        ServiceRequest service = services.wanted(arrival, "");
        if (service != null) {
            services.called(transaction, arrival, service);
        } else {
            authorise(transaction, invite, arrival);
        }
    }

    private void authorise(InviteServerTransaction transaction, SipRequest invite, Arrival arrival) {
        boolean emergency = emergencyNumbers.contains(arrival.called());
        Subscriber caller = arrival.subscriber();
        Subscriber callee = emergency ? null : destinations.subscriber(arrival.called());
        CallAttempt attempt = new CallAttempt(
                context.layer().newCallNumber(context.time().wallMillis()),
                arrival.payer(),
                arrival.sender(),
                arrival.called(),
                callee == null ? null : callee.account(),
                emergency,
                caller == null ? null : cells.ofSender(caller, invite, transaction.flow()),
                callee == null ? null : cells.of(callee));
        Authorisation authorisation = TracedSession.authorise(charging, attempt, invite.callId(), context.trace());
        if (authorisation instanceof Authorisation.Refused refused) {
            Gatekeeper.answer(transaction, Rejection.of(refused));
            if (refused.offeredThousandths() != 0 && caller != null) {
                context.notices()
                        .offered(
                                caller,
                                arrival.called(),
                                refused.offeredThousandths(),
                                context.time().wallMillis(),
                                transaction.flow());
            }
        } else if (authorisation instanceof Authorisation.Granted granted) {
            context.setUp().took(SetUpStep.AUTHORISED, transaction);
            Call call = new Call(
                    context,
                    attempt,
                    granted.session(),
                    caller == null ? null : caller.plan(),
                    Parties.of(identity.realm(), invite, arrival),
                    transaction,
                    Parties.contact(context.layer(), transaction.flow()));
            connect(call, invite, attempt);
        }
    }

    private void connect(Call call, SipRequest invite, CallAttempt attempt) {
        boolean fromPbx = attempt.caller() == null;
        if (fromPbx && !attempt.toSubscriber()) {
            call.end(EndCause.UNKNOWN_DESTINATION, Rejection.of(EndCause.UNKNOWN_DESTINATION));
            return;
        }
        List<Target> targets = attempt.toSubscriber()
                ? destinations.phones(attempt.called())
                : List.of(destinations.pbxTarget(attempt.called()));
        if (targets.isEmpty()) {
            call.end(EndCause.NOT_REGISTERED, Rejection.of(EndCause.NOT_REGISTERED));
            return;
        }
        call.invite(targets, HeaderPolicy.nextMaxForwards(invite));
    }
}
