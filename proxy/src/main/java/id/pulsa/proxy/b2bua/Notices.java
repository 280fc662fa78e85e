package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.session.CallReceipt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.selfcare.NoticeTexts;
import id.pulsa.proxy.selfcare.PriceTexts;
import id.pulsa.proxy.transaction.TransactionLayer;
import id.pulsa.proxy.transport.Flow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Tells subscribers what their calls cost and came to, and that their balance is low, when their plan wants it. Confined
 * to one shard's thread.
 */
final class Notices {
    private final NoticeTexts texts;
    private final Destinations destinations;
    private final TransactionLayer layer;
    private final OutgoingTexts outgoing;
    private final String realm;

    Notices(
            NoticeTexts texts,
            Destinations destinations,
            TransactionLayer layer,
            OutgoingTexts outgoing,
            Identity identity) {
        this.texts = texts;
        this.destinations = destinations;
        this.layer = layer;
        this.outgoing = outgoing;
        this.realm = identity.realm();
    }

    /**
     * A call has been settled.
     *
     * @param plan the caller's; null when nobody pays
     */
    void afterCall(@Nullable String plan, CallSession session, Leg caller) {
        if (plan == null || !texts.wantedBy(plan)) {
            return;
        }
        CallReceipt receipt = session.receipt();
        if (receipt != null) {
            tell(receipt.subscriber(), texts.afterCall(receipt), caller);
        }
    }

    /** What can be told of prices. */
    PriceTexts prices() {
        return texts.prices();
    }

    /** A call was refused until the caller accepts its price, by calling again. */
    void offered(Subscriber caller, String called, int ratioThousandths, long wallMillis, Flow flow) {
        List<String> told = texts.prices().offered(caller.plan(), called, ratioThousandths, wallMillis);
        if (!told.isEmpty()) {
            send(caller.number(), told, List.of(destinations.sender(caller.number(), flow)));
        }
    }

    /**
     * One text to all registered phones of a subscriber.
     *
     * @param outcome completed with whether any of them took it
     */
    void tell(String number, String text, CompletableFuture<Boolean> outcome) {
        List<Target> targets = destinations.phones(number);
        int[] waitingFor = {targets.size()};
        if (targets.isEmpty()) {
            outcome.complete(false);
        }
        for (Target target : targets) {
            outgoing.send(target, from(), Parties.address(realm, number), text, delivered -> {
                waitingFor[0]--;
                if (delivered || waitingFor[0] == 0) {
                    outcome.complete(delivered);
                }
            });
        }
    }

    /** A message has been delivered and charged. */
    void afterMessage(@Nullable Subscriber sender, long priceMicros) {
        if (sender != null && priceMicros > 0 && texts.wantedBy(sender.plan())) {
            tell(sender.number(), texts.afterMessage(sender.number(), sender.plan(), priceMicros), null);
        }
    }

    /**
     * Each text to all registered phones of a subscriber.
     *
     * @param caller where else the subscriber is reached, having none
     */
    void tell(String number, List<String> told, @Nullable Leg caller) {
        if (told.isEmpty()) {
            return;
        }
        List<Target> targets = destinations.phones(number);
        if (targets.isEmpty() && caller != null) {
            targets = List.of(target(number, caller));
        }
        send(number, told, targets);
    }

    /** Before the call is answered there is no dialog yet, only the way that the INVITE has come. */
    private Target target(String number, Leg caller) {
        Dialog dialog = caller.dialog();
        return dialog == null
                ? destinations.sender(number, caller.flow())
                : new Target(dialog.remoteTarget(), dialog.routeSet(), dialog.flow(layer));
    }

    private String from() {
        String sender = texts.sender();
        return sender == null ? "<sip:" + realm + ">" : Parties.address(realm, sender);
    }

    private void send(String number, List<String> told, List<Target> targets) {
        for (Target target : targets) {
            for (String text : told) {
                outgoing.send(target, from(), Parties.address(realm, number), text);
            }
        }
    }
}
