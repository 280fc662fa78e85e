package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.session.CallReceipt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.proxy.dialog.Dialog;
import id.pulsa.proxy.selfcare.NoticeTexts;
import id.pulsa.proxy.transaction.TransactionLayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells subscribers what their calls came to and that their balance is low, when their plan wants it. Confined to one
 * shard's thread.
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
            tell(receipt.subscriber(), texts.afterCall(receipt), caller.dialog());
        }
    }

    /**
     * A call begins at another price than the normal one, or its price has changed.
     *
     * @param number the caller's
     * @param plan the caller's
     * @param caller where else the caller is reached
     */
    void price(String number, String plan, String called, int ratioThousandths, long wallMillis, Leg caller) {
        tell(number, texts.price(plan, called, ratioThousandths, wallMillis), caller.dialog());
    }

    /** A message has been delivered and charged. */
    void afterMessage(@Nullable Subscriber sender, long priceMicros) {
        if (sender != null && priceMicros > 0 && texts.wantedBy(sender.plan())) {
            tell(sender.number(), texts.afterMessage(sender.number(), sender.plan(), priceMicros), null);
        }
    }

    /** @param dialog where else the subscriber is reached, having no registered phone */
    private void tell(String number, List<String> told, @Nullable Dialog dialog) {
        if (told.isEmpty()) {
            return;
        }
        List<Target> targets = destinations.phones(number);
        if (targets.isEmpty() && dialog != null) {
            targets = List.of(new Target(dialog.remoteTarget(), dialog.routeSet(), dialog.flow(layer)));
        }
        String sender = texts.sender();
        String from = sender == null ? "<sip:" + realm + ">" : Parties.address(realm, sender);
        for (Target target : targets) {
            for (String text : told) {
                outgoing.send(target, from, Parties.address(realm, number), text);
            }
        }
    }
}
