package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.session.Authorisation;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.Charging;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.MessageAttempt;
import id.pulsa.charging.session.MessageAuthorisation;
import id.pulsa.proxy.selfcare.ServiceAnswer;
import id.pulsa.proxy.selfcare.ServiceDesk;
import id.pulsa.proxy.selfcare.ServiceReply;
import id.pulsa.proxy.selfcare.ServiceRequest;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import id.pulsa.proxy.transaction.NonInviteServerTransaction;
import id.pulsa.proxy.transaction.ServerTransaction;
import id.pulsa.proxy.transport.Flow;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls and messages to service numbers on one shard: nobody pays, each has one detail record, and the answer goes by
 * MESSAGE to the phone that asked. Confined to the shard's thread.
 */
final class ServiceCounter {
    private static final Logger LOG = LogManager.getLogger(ServiceCounter.class);

    private final CallContext context;
    private final ServiceDesk desk;
    private final Destinations destinations;
    private final CellLocator cells;
    private final Charging charging;
    private final OutgoingTexts outgoing;
    private final MessageTally tally;
    private final String realm;

    ServiceCounter(CallContext context, OutgoingTexts outgoing, MessageTally tally, B2bua.Parts parts) {
        this.context = context;
        this.outgoing = outgoing;
        this.tally = tally;
        this.desk = parts.serviceDesk();
        this.destinations = parts.destinations();
        this.cells = parts.cells();
        this.charging = parts.charging();
        this.realm = parts.identity().realm();
    }

    /**
     * What a subscriber wants from a service number; null when none was called, or by the PBX, which has no account to
     * ask about.
     *
     * @param text of the message, or empty
     */
    @Nullable ServiceRequest wanted(Arrival arrival, String text) {
        return arrival.payer() == null ? null : desk.read(arrival.called(), text);
    }

    /** A MESSAGE to a service number. */
    void written(NonInviteServerTransaction transaction, Arrival arrival, ServiceRequest request) {
        MessageAuthorisation authorisation = charging.authorise(
                new MessageAttempt(newRecordId(), null, arrival.sender(), request.recorded(), false));
        if (authorisation instanceof MessageAuthorisation.Refused refused) {
            Gatekeeper.answer(transaction, Rejection.of(refused));
        } else if (authorisation instanceof MessageAuthorisation.Granted granted) {
            attend(new ServiceMessage(transaction, granted.session()), transaction, arrival, request);
        }
    }

    /** An INVITE to a service number. */
    void called(InviteServerTransaction transaction, Arrival arrival, ServiceRequest request) {
        if (tally.inFlight >= context.rules().maxLiveMessages()) {
            Gatekeeper.answer(transaction, Rejection.tooMany("messages"));
            return;
        }
        Authorisation authorisation = TracedSession.authorise(
                charging,
                new CallAttempt(newRecordId(), null, arrival.sender(), request.recorded(), null, false, null, null),
                transaction.request().callId(),
                context.trace());
        if (authorisation instanceof Authorisation.Refused refused) {
            Gatekeeper.answer(transaction, Rejection.of(refused));
        } else if (authorisation instanceof Authorisation.Granted granted) {
            attend(new ServiceCall(transaction, granted.session()), transaction, arrival, request);
        }
    }

    private String newRecordId() {
        return context.layer().newCallNumber(context.time().wallMillis());
    }

    private void attend(ServiceVisit visit, ServerTransaction transaction, Arrival arrival, ServiceRequest request) {
        Flow phone = transaction.flow();
        Subscriber asker = arrival.subscriber();
        String cell = asker == null ? null : cells.ofSender(asker, transaction.request(), phone);
        tally.serviceRequests++;
        ServiceReply reply;
        try {
            reply = desk.answer(arrival.sender(), cell, request);
        } catch (RuntimeException fault) {
            failed(visit, request, fault);
            return;
        }
        if (reply instanceof ServiceReply.Refused refused) {
            visit.refused(EndCause.REFUSED, new Rejection(403, refused.reason(), 0));
            return;
        }
        visit.accepted();
        if (reply instanceof ServiceReply.Told told) {
            tell(visit, phone, arrival, request, told.answer());
        } else if (reply instanceof ServiceReply.Later later) {
            tally.inFlight++;
            var unused = later.answer()
                    .whenComplete((answer, fault) -> context.layer().shard().execute(() -> {
                        tally.inFlight--;
                        if (fault == null) {
                            tell(visit, phone, arrival, request, answer);
                        } else {
                            failed(visit, request, fault);
                        }
                    }));
        }
    }

    private void tell(ServiceVisit visit, Flow phone, Arrival arrival, ServiceRequest request, ServiceAnswer answer) {
        visit.told(answer);
        outgoing.send(
                destinations.sender(arrival.sender(), phone),
                Parties.address(realm, request.service()),
                Parties.address(realm, arrival.sender()),
                answer.text());
    }

    private void failed(ServiceVisit visit, ServiceRequest request, Throwable fault) {
        LOG.error("{} could not be answered", request, fault);
        visit.refused(EndCause.INTERNAL_ERROR, Rejection.of(EndCause.INTERNAL_ERROR));
    }
}
