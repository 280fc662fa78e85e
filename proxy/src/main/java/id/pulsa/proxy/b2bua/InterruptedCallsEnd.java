package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.session.ChargingStore;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** Ends the calls that ran when the last process died: each is settled once, then both its legs are sent BYE. */
public final class InterruptedCallsEnd {
    private static final Logger LOG = LogManager.getLogger(InterruptedCallsEnd.class);

    private final ChargingStore store;
    private final Rater rater;

    public InterruptedCallsEnd(ChargingStore store, Rater rater) {
        this.store = store;
        this.rater = rater;
    }

    /** Settles all of them; to be done before the first new call. */
    public void settle() {
        List<LiveCall> calls = store.interruptedCalls().list();
        for (LiveCall call : calls) {
            store.interruptedCalls().settle(call, rateOf(call));
        }
        if (!calls.isEmpty()) {
            LOG.warn("the last stop interrupted {} calls: they are settled and will be hung up", calls.size());
        }
    }

    /** Sends BYE on both legs of each; to be done when the transport has been started. */
    public void hangUp(B2bua b2bua) {
        for (LiveCall call : store.interruptedCalls().list()) {
            Dialogs dialogs = call.dialogs();
            if (dialogs != null) {
                b2bua.hangUp(dialogs.bytes()).exceptionally(fault -> {
                    LOG.error("call {} could not be hung up after the restart", call.callId(), fault);
                    return null;
                });
            }
        }
    }

    /** The price that the call had, when today's tariff still has it under the same name. */
    private @Nullable CallRate rateOf(LiveCall call) {
        String number = call.subscriber();
        Subscriber subscriber = number == null ? null : store.subscribers().find(number);
        if (subscriber != null
                && rater.rate(subscriber.plan(), call.called()) instanceof RateLookup.Rated rated
                && rated.rate().description().equals(call.rate())) {
            return rated.rate();
        }
        return null;
    }
}
