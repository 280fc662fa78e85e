package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.session.Charging;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.MessageAttempt;
import id.pulsa.charging.session.MessageAuthorisation;
import id.pulsa.charging.session.MessageSession;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.selfcare.ServiceRequest;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransaction;
import id.pulsa.proxy.transport.TransportKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MESSAGE on one shard (RFC 3428): like an INVITE through the gate, then to a service number, or paid for and passed on.
 * Inside a call it is passed to the other side, and costs its sender the same: else a call to a free number would carry
 * free messages. Confined to the shard's thread.
 */
final class MessageDesk {
    private final CallContext context;
    private final Reception reception;
    private final Identity identity;
    private final Destinations destinations;
    private final Charging charging;
    private final ServiceCounter services;
    private final Set<String> emergencyNumbers;
    private final MessageTally tally;
    private final Set<MessageRelay> relays = new LinkedHashSet<>();
    private boolean closed;

    MessageDesk(
            CallContext context, Reception reception, ServiceCounter services, MessageTally tally, B2bua.Parts parts) {
        this.context = context;
        this.reception = reception;
        this.services = services;
        this.tally = tally;
        this.identity = parts.identity();
        this.destinations = parts.destinations();
        this.charging = parts.charging();
        this.emergencyNumbers = Set.copyOf(parts.emergencyNumbers());
    }

    /** No new messages from now on. */
    void close() {
        closed = true;
    }

    /** Ends what is still on its way: nobody waits for it any longer. */
    void abandonAll() {
        for (MessageRelay relay : List.copyOf(relays)) {
            relay.abandon(EndCause.GATEWAY_STOPPED);
        }
    }

    /** A MESSAGE outside a dialog. */
    void receive(NonInviteServerTransaction transaction, SipRequest message) {
        if (closed) {
            Gatekeeper.answer(transaction, Rejection.of(EndCause.GATEWAY_STOPPED));
            return;
        }
        if (tally.inFlight >= context.rules().maxLiveMessages()) {
            tally.refused++;
            Gatekeeper.answer(transaction, Rejection.tooMany("messages"));
            return;
        }
        Arrival arrival = reception.receive(transaction, message);
        if (arrival == null) {
            return;
        }
        ServiceRequest service = services.wanted(arrival, MessageText.of(message));
        if (service != null) {
            services.written(transaction, arrival, service);
        } else {
            passOn(transaction, message, arrival);
        }
    }

    private void passOn(NonInviteServerTransaction transaction, SipRequest message, Arrival arrival) {
        boolean emergency = emergencyNumbers.contains(arrival.called());
        Subscriber receiver = emergency ? null : destinations.subscriber(arrival.called());
        MessageSession session = authorised(
                transaction,
                new MessageAttempt(
                        newMessageId(),
                        arrival.payer(),
                        arrival.sender(),
                        arrival.called(),
                        emergency,
                        receiver == null ? null : receiver.account()));
        if (session == null) {
            return;
        }
        MessageRelay relay =
                new MessageRelay(this, context.layer(), transaction, session, emergency ? null : arrival.subscriber());
        relays.add(relay);
        tally.inFlight++;
        if (receiver == null && arrival.payer() == null) {
            relay.abandon(EndCause.UNKNOWN_DESTINATION);
            return;
        }
        List<Target> targets = receiver == null
                ? List.of(destinations.pbxTarget(arrival.called()))
                : destinations.phones(arrival.called());
        if (targets.isEmpty()) {
            relay.abandon(EndCause.NOT_REGISTERED);
        } else {
            relay.start(targets, Parties.of(identity.realm(), message, arrival));
        }
    }

    /**
     * A MESSAGE inside a call that may be passed to the other side. The phone that a call rang at is the called
     * subscriber's, so its messages are charged to that one.
     *
     * @return who hears what becomes of it; null when it has been refused
     */
    @Nullable ExchangeOutcome admitted(Leg from, ServerTransaction transaction, SipRequest message) {
        Leg to = from.call.otherSide(from);
        boolean overUdp = to != null && to.flow().kind() == TransportKind.UDP;
        if (overUdp && message.length() > MessageRelay.LONGEST_UDP_BYTES) {
            CalleeFailure tooLarge = CalleeFailure.tooLarge(message.length());
            tally.refused++;
            Gatekeeper.answer(transaction, new Rejection(tooLarge.status(), tooLarge.text(), 0));
            return null;
        }
        MessageAttempt attempt = from.call.message(from, newMessageId());
        MessageSession session = authorised(transaction, attempt);
        return session == null ? null : new InCall(session, payer(attempt));
    }

    private @Nullable Subscriber payer(MessageAttempt attempt) {
        String sender = attempt.emergency() ? null : attempt.sender();
        return sender == null ? null : destinations.subscriber(sender);
    }

    private @Nullable MessageSession authorised(ServerTransaction transaction, MessageAttempt attempt) {
        MessageAuthorisation authorisation = charging.authorise(attempt);
        if (authorisation instanceof MessageAuthorisation.Refused refused) {
            tally.refused++;
            Gatekeeper.answer(transaction, Rejection.of(refused));
            return null;
        }
        return ((MessageAuthorisation.Granted) authorisation).session();
    }

    private String newMessageId() {
        return context.layer().newCallNumber(context.time().wallMillis());
    }

    /** A message outside a dialog is on its way no longer. */
    void over(MessageRelay relay) {
        if (relays.remove(relay)) {
            tally.inFlight--;
        }
    }

    void delivered(long priceMicros, @Nullable Subscriber sender) {
        tally.delivered++;
        context.notices().afterMessage(sender, priceMicros);
    }

    void undelivered() {
        tally.undelivered++;
    }

    /** A fault in a message that has been ended for it. */
    void fault(RuntimeException fault) {
        if (context.rules().strict()) {
            throw fault;
        }
    }

    /** A message inside a call, on its way. */
    private final class InCall implements ExchangeOutcome {
        private final MessageSession session;
        private final @Nullable Subscriber sender;
        private boolean over;

        private InCall(MessageSession session, @Nullable Subscriber sender) {
            this.session = session;
            this.sender = sender;
        }

        @Override
        public void answered(SipResponse response) {
            if (!over && response.isSuccess()) {
                over = true;
                session.delivered(response.status());
                delivered(session.priceMicros(), sender);
            } else if (!over) {
                failed(CalleeFailure.of(response).cause(), response.status(), response.reasonPhrase());
            }
        }

        @Override
        public void unanswered(int status) {
            if (!over) {
                failed(EndCause.CALLEE_UNREACHABLE, status, "The other side has not answered the message");
            }
        }

        private void failed(EndCause cause, int status, String text) {
            over = true;
            session.undelivered(cause, status, text);
            undelivered();
        }
    }
}
