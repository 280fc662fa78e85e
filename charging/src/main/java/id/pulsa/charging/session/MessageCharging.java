package id.pulsa.charging.session;

import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.MessagePrice;
import id.pulsa.charging.rating.Rater;
import org.jspecify.annotations.Nullable;

/** Decides whether a SIP MESSAGE may be sent: the rules of a call, but no cell, no call limit and no clock. */
final class MessageCharging {
    private final SessionServices services;
    private final Rater rater;
    private final Refusals refusals;

    MessageCharging(SessionServices services, Rater rater, Refusals refusals) {
        this.services = services;
        this.rater = rater;
        this.refusals = refusals;
    }

    MessageAuthorisation authorise(MessageAttempt attempt) {
        long now = services.time().wallMillis();
        if (attempt.emergency()) {
            return grant(attempt, null, null, now);
        }
        if (!services.ledger().takesNewCalls()) {
            return refusals.message(attempt, null, null, now, Refusal.OVERLOADED, "The gateway is overloaded");
        }
        String sender = attempt.sender();
        return sender == null ? grant(attempt, null, null, now) : paid(attempt, sender, now);
    }

    private MessageAuthorisation paid(MessageAttempt attempt, String sender, long now) {
        Subscriber subscriber = services.subscribers().find(sender);
        if (subscriber == null) {
            return refusals.message(attempt, null, null, now, Refusal.UNKNOWN_SUBSCRIBER, "No subscriber " + sender);
        }
        if (subscriber.barred()) {
            String text = "Subscriber " + sender + " is barred";
            return refusals.message(attempt, subscriber, null, now, Refusal.BARRED, text);
        }
        if (services.accounts().barred(subscriber.account())) {
            return barred(attempt, subscriber, null, now);
        }
        MessagePrice price = rater.message(subscriber.plan(), attempt.called());
        if (price instanceof MessagePrice.Priced priced) {
            return reserve(attempt, subscriber, priced, now);
        }
        if (price instanceof MessagePrice.Barred destination) {
            String text = "Plan " + subscriber.plan() + " bars destination " + destination.destination();
            return refusals.message(attempt, subscriber, null, now, Refusal.DESTINATION_BARRED, text);
        }
        String text = "Plan " + subscriber.plan() + " has no price for messages to " + attempt.called();
        // Not NO_RATE, which says "no such number": the number may be called, and its messages are what is not sold.
        return refusals.message(attempt, subscriber, null, now, Refusal.DESTINATION_BARRED, text);
    }

    private MessageAuthorisation reserve(
            MessageAttempt attempt, Subscriber subscriber, MessagePrice.Priced price, long now) {
        OpenResult opened = services.accounts().openMessage(subscriber.account(), price.micros());
        return switch (opened) {
            case OPENED -> grant(attempt, subscriber, price, now);
            case NO_CREDIT ->
                refusals.message(
                        attempt,
                        subscriber,
                        price.description(),
                        now,
                        Refusal.NO_CREDIT,
                        "Account " + subscriber.account() + " has less credit than the message costs");
            default -> barred(attempt, subscriber, price.description(), now);
        };
    }

    private MessageAuthorisation barred(
            MessageAttempt attempt, Subscriber subscriber, @Nullable String rate, long now) {
        String text = "Account " + subscriber.account() + " is barred";
        return refusals.message(attempt, subscriber, rate, now, Refusal.BARRED, text);
    }

    private MessageAuthorisation grant(
            MessageAttempt attempt, @Nullable Subscriber subscriber, MessagePrice.@Nullable Priced price, long now) {
        PrepaidMessage message = new PrepaidMessage(attempt, subscriber, price, services, now);
        message.begin();
        return new MessageAuthorisation.Granted(message);
    }
}
