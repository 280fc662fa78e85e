package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.session.Authorisation;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.Charging;
import id.pulsa.charging.session.EndCause;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transaction.InviteServerTransaction;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From an INVITE to a call, cheapest checks first: overload, form, who calls, whom, may they, where to. Each step either
 * passes the INVITE on or answers it. Confined to one shard's thread.
 */
final class CallSetup {
    private static final int DEFAULT_MAX_FORWARDS = 70;
    private static final int OVERLOAD_RETRY_SECONDS = 5;
    private static final int MAX_NUMBER_LENGTH = 128;

    private final CallContext context;
    private final Identity identity;
    private final Destinations destinations;
    private final Gatekeeper gatekeeper;
    private final Charging charging;
    private final Set<String> emergencyNumbers;
    private boolean closed;

    CallSetup(CallContext context, Gatekeeper gatekeeper, B2bua.Parts parts) {
        this.context = context;
        this.gatekeeper = gatekeeper;
        this.identity = parts.identity();
        this.destinations = parts.destinations();
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
            Gatekeeper.answer(transaction, new Rejection(503, "Too many calls at once", OVERLOAD_RETRY_SECONDS));
            return;
        }
        if (!gatekeeper.passes(transaction, invite)) {
            return;
        }
        SipUri uri = invite.uri();
        String called = uri == null ? "" : uri.user();
        if (called.isEmpty() || called.length() > MAX_NUMBER_LENGTH) {
            Gatekeeper.answer(transaction, new Rejection(484, "No number in the Request-URI", 0));
        } else if (destinations.pbx().sent(transaction.flow())) {
            fromPbx(transaction, invite, called);
        } else {
            fromPhone(transaction, invite, called);
        }
    }

    private void fromPbx(InviteServerTransaction transaction, SipRequest invite, String called) {
        SipUri from = invite.from().uri();
        String caller = from == null || from.user().isEmpty() ? "anonymous" : from.user();
        authorise(transaction, invite, null, shortened(caller), called);
    }

    private void fromPhone(InviteServerTransaction transaction, SipRequest invite, String called) {
        String caller = gatekeeper.authenticated(transaction, invite);
        if (caller != null) {
            authorise(transaction, invite, destinations.subscriber(caller), caller, called);
        }
    }

    /** @param caller who pays; null when the call comes from the PBX */
    private void authorise(
            InviteServerTransaction transaction,
            SipRequest invite,
            @Nullable Subscriber caller,
            String callerNumber,
            String called) {
        boolean emergency = emergencyNumbers.contains(called);
        Subscriber callee = emergency ? null : destinations.subscriber(called);
        boolean fromPbx = destinations.pbx().sent(transaction.flow());
        CallAttempt attempt = new CallAttempt(
                context.layer().newCallNumber(context.time().wallMillis()),
                fromPbx ? null : callerNumber,
                callerNumber,
                called,
                callee != null,
                emergency,
                caller == null ? null : caller.homeCell(),
                callee == null ? null : callee.homeCell());
        Authorisation authorisation = charging.authorise(attempt);
        if (authorisation instanceof Authorisation.Refused refused) {
            Gatekeeper.answer(transaction, Rejection.of(refused));
        } else if (authorisation instanceof Authorisation.Granted granted) {
            Parties parties = Parties.of(identity.realm(), display(invite, caller), callerNumber, called);
            Call call = new Call(
                    context,
                    attempt,
                    granted.session(),
                    parties,
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
        long hops = invite.number(HeaderName.MAX_FORWARDS);
        call.invite(targets, hops < 0 ? DEFAULT_MAX_FORWARDS : hops - 1);
    }

    private static String display(SipRequest invite, @Nullable Subscriber caller) {
        String name = caller == null ? null : caller.displayName();
        return name == null ? invite.from().display() : '"' + name.replaceAll("[\"\\\\\\p{Cntrl}]", " ") + '"';
    }

    private static String shortened(String number) {
        return number.length() <= MAX_NUMBER_LENGTH ? number : number.substring(0, MAX_NUMBER_LENGTH);
    }
}
