package id.pulsa.charging.session;

import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.MessagePrice;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.tariff.DialledNumber;
import org.jspecify.annotations.Nullable;

/** Decides whether a SIP MESSAGE may be sent: the rules of a call, but no cell, no call limit and no clock. */
final class MessageCharging {
    private final SessionServices services;
    private final Rater rater;
    private final Refusals refusals;
    private final ChargingRules rules;

    MessageCharging(SessionServices services, Rater rater, Refusals refusals, ChargingRules rules) {
        this.services = services;
        this.rater = rater;
        this.refusals = refusals;
        this.rules = rules;
    }

    MessageAuthorisation authorise(MessageAttempt attempt) {
        long now = services.time().wallMillis();
        if (attempt.emergency()) {
            return grant(attempt, null, null, now);
        }
        if (!services.ledger().takesNewCalls()) {
            return refusals.message(attempt, null, null, Objection.of(services.ledger()), now);
        }
        String sender = attempt.sender();
        if (sender != null) {
            return paid(attempt, sender, now);
        }
        return calleeExpired(attempt, now)
                ? refusals.message(attempt, null, null, Objection.calleeExpired(attempt.called()), now)
                : grant(attempt, null, null, now);
    }

    private boolean calleeExpired(MessageAttempt attempt, long now) {
        String callee = attempt.calleeAccount();
        return callee != null
                && !services.accounts().reachable(callee, now, rules.grace().toMillis());
    }

    private MessageAuthorisation paid(MessageAttempt attempt, String sender, long now) {
        Subscriber subscriber = services.subscribers().find(sender);
        if (subscriber == null) {
            return refusals.message(attempt, null, null, Objection.unknown(sender), now);
        }
        if (subscriber.barred()) {
            return refusals.message(attempt, subscriber, null, Objection.barred(subscriber), now);
        }
        String called = DialledNumber.normalise(attempt.called());
        OpenResult obstacle = services.accounts().obstacle(subscriber.account(), called, now);
        if (obstacle == OpenResult.BARRED || obstacle == OpenResult.UNKNOWN_ACCOUNT) {
            return refuse(attempt, subscriber, null, obstacle, now);
        }
        MessagePrice lookup = rater.message(subscriber.plan(), attempt.called());
        MessagePrice.Priced price = lookup instanceof MessagePrice.Priced priced ? priced : null;
        boolean hindered = obstacle != OpenResult.OPENED && (price == null || price.micros() > 0);
        if (hindered && obstacle == OpenResult.EXPIRED) {
            return refuse(attempt, subscriber, price, obstacle, now);
        }
        if (calleeExpired(attempt, now)) {
            String rate = price == null ? null : price.description();
            return refusals.message(attempt, subscriber, rate, Objection.calleeExpired(attempt.called()), now);
        }
        if (hindered) {
            return refuse(attempt, subscriber, price, obstacle, now);
        }
        return price == null
                ? refusals.message(attempt, subscriber, null, Objection.plan(lookup, subscriber, attempt.called()), now)
                : reserve(attempt, subscriber, price, called, now);
    }

    private MessageAuthorisation reserve(
            MessageAttempt attempt, Subscriber subscriber, MessagePrice.Priced price, String called, long now) {
        OpenResult opened = services.accounts()
                .openMessage(subscriber.account(), called, price.micros(), () -> price.day(now), now);
        return opened == OpenResult.OPENED
                ? grant(attempt, subscriber, price, now)
                : refuse(attempt, subscriber, price, opened, now);
    }

    private MessageAuthorisation refuse(
            MessageAttempt attempt,
            Subscriber subscriber,
            MessagePrice.@Nullable Priced price,
            OpenResult result,
            long now) {
        return refusals.message(
                attempt,
                subscriber,
                price == null ? null : price.description(),
                Objection.account(result, subscriber, attempt.called(), "the message costs"),
                now);
    }

    private MessageAuthorisation grant(
            MessageAttempt attempt, @Nullable Subscriber subscriber, MessagePrice.@Nullable Priced price, long now) {
        PrepaidMessage message = new PrepaidMessage(attempt, subscriber, price, services, now);
        message.begin();
        return new MessageAuthorisation.Granted(message);
    }
}
