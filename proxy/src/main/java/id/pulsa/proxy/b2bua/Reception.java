package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import id.pulsa.proxy.transaction.ServerTransaction;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a new INVITE or MESSAGE, and whom it is for. Confined to one shard's thread. */
final class Reception {
    private static final int MAX_NUMBER_LENGTH = 128;

    private final Gatekeeper gatekeeper;
    private final Destinations destinations;

    Reception(Gatekeeper gatekeeper, Destinations destinations) {
        this.gatekeeper = gatekeeper;
        this.destinations = destinations;
    }

    /** What has arrived; null when it has been answered with a challenge or refusal. */
    @Nullable Arrival receive(ServerTransaction transaction, SipRequest request) {
        if (!gatekeeper.passes(transaction, request)) {
            return null;
        }
        SipUri uri = request.uri();
        String called = uri == null ? "" : uri.user();
        if (called.isEmpty() || called.length() > MAX_NUMBER_LENGTH) {
            Gatekeeper.answer(transaction, new Rejection(484, "No number in the Request-URI", 0));
            return null;
        }
        if (destinations.pbx().sent(transaction.flow())) {
            SipUri from = request.from().uri();
            String sender = from == null || from.user().isEmpty() ? "anonymous" : from.user();
            return new Arrival(null, null, shortened(sender), called);
        }
        String payer = gatekeeper.authenticated(transaction, request);
        return payer == null ? null : new Arrival(payer, destinations.subscriber(payer), payer, called);
    }

    private static String shortened(String number) {
        return number.length() <= MAX_NUMBER_LENGTH ? number : number.substring(0, MAX_NUMBER_LENGTH);
    }
}
