package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.admission.Cells;
import id.pulsa.charging.admission.Seizure;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.reservation.Reservation;
import id.pulsa.charging.time.TimeSource;
import java.util.function.ToIntFunction;

/**
 * Charges calls to prepaid accounts while they happen.
 *
 * <p>Order of events: credit is set aside in the view before the ledger is told, and given back after it was told. So at
 * any point of the ledger the live calls' reservations fit into the balances, and settling what a crash left over never
 * takes an account below zero.
 */
public final class PrepaidCharging implements Charging {
    private final SubscriberDirectory subscribers;
    private final AccountBook accounts;
    private final Ledger ledger;
    private final Rater rater;
    private final Cells cells;
    private final CallLimits limits;
    private final TimeSource time;
    private final Refusals refusals;
    private final SessionServices services;
    private final MessageCharging messages;

    /** @param sipStatus the final response that a refused caller gets, for the CDR */
    public PrepaidCharging(
            ChargingStore store,
            Rater rater,
            Cells cells,
            CallLimits limits,
            TimeSource time,
            ToIntFunction<Refusal> sipStatus) {
        this.subscribers = store.subscribers();
        this.accounts = store.accounts();
        this.ledger = store.ledger();
        this.rater = rater;
        this.cells = cells;
        this.limits = limits;
        this.time = time;
        this.refusals = new Refusals(ledger, sipStatus);
        this.services = new SessionServices(subscribers, accounts, ledger, cells, time);
        this.messages = new MessageCharging(services, rater, refusals);
    }

    @Override
    public Authorisation authorise(CallAttempt attempt) {
        long now = time.wallMillis();
        if (attempt.emergency()) {
            return unpaid(attempt, now);
        }
        if (!ledger.takesNewCalls()) {
            return refusals.call(attempt, null, null, now, Refusal.OVERLOADED, "The gateway is overloaded");
        }
        String caller = attempt.caller();
        return caller == null ? unpaid(attempt, now) : paid(attempt, caller, now);
    }

    @Override
    public MessageAuthorisation authorise(MessageAttempt attempt) {
        return messages.authorise(attempt);
    }

    private Authorisation unpaid(CallAttempt attempt, long now) {
        Seizure seizure = cells.seize(attempt.callerCell(), attempt.calleeCell(), attempt.emergency());
        if (seizure instanceof Seizure.Full full) {
            return refusals.call(attempt, null, null, now, Refusal.CELL_FULL, cellFull(full));
        }
        return grant(new PrepaidSession(attempt, null, null, services, now));
    }

    private Authorisation paid(CallAttempt attempt, String caller, long now) {
        Subscriber subscriber = subscribers.find(caller);
        if (subscriber == null) {
            return refusals.call(attempt, null, null, now, Refusal.UNKNOWN_SUBSCRIBER, "No subscriber " + caller);
        }
        if (subscriber.barred()) {
            return refusals.call(attempt, subscriber, null, now, Refusal.BARRED, "Subscriber " + caller + " is barred");
        }
        if (accounts.barred(subscriber.account())) {
            return refusals.call(attempt, subscriber, null, now, Refusal.BARRED, accountText(subscriber, "is barred"));
        }
        RateLookup lookup = rater.rate(subscriber.plan(), attempt.called());
        if (lookup instanceof RateLookup.Rated rated) {
            return reserve(attempt, subscriber, new Reservation(rated.rate(), rated.sliceMillis(), now), now);
        }
        if (lookup instanceof RateLookup.Barred barred) {
            String text = "Plan " + subscriber.plan() + " bars destination " + barred.destination();
            return refusals.call(attempt, subscriber, null, now, Refusal.DESTINATION_BARRED, text);
        }
        String text = "Plan " + subscriber.plan() + " has no price for " + attempt.called();
        return refusals.call(attempt, subscriber, null, now, Refusal.NO_RATE, text);
    }

    private Authorisation reserve(CallAttempt attempt, Subscriber subscriber, Reservation reservation, long now) {
        int maxCalls = subscriber.maxCalls() > 0 ? subscriber.maxCalls() : limits.perSubscriber();
        if (!subscribers.openCall(subscriber.number(), maxCalls)) {
            String text = "Subscriber " + subscriber.number() + " already has " + maxCalls + " calls";
            return refusals.call(
                    attempt, subscriber, reservation.description(), now, Refusal.SUBSCRIBER_CALL_LIMIT, text);
        }
        OpenResult opened = accounts.open(subscriber.account(), reservation, limits.perAccount());
        if (opened != OpenResult.OPENED) {
            subscribers.closeCall(subscriber.number());
            return switch (opened) {
                case CALL_LIMIT ->
                    refusals.call(
                            attempt,
                            subscriber,
                            reservation.description(),
                            now,
                            Refusal.ACCOUNT_CALL_LIMIT,
                            accountText(subscriber, "already has as many calls as it may"));
                case NO_CREDIT ->
                    refusals.call(
                            attempt,
                            subscriber,
                            reservation.description(),
                            now,
                            Refusal.NO_CREDIT,
                            accountText(subscriber, "has less credit than the first increment costs"));
                default ->
                    refusals.call(
                            attempt,
                            subscriber,
                            reservation.description(),
                            now,
                            Refusal.BARRED,
                            accountText(subscriber, "is barred"));
            };
        }
        Seizure seizure = cells.seize(attempt.callerCell(), attempt.calleeCell(), false);
        if (seizure instanceof Seizure.Full full) {
            accounts.settle(subscriber.account(), reservation.reservedMicros(), 0);
            subscribers.closeCall(subscriber.number());
            return refusals.call(
                    attempt, subscriber, reservation.description(), now, Refusal.CELL_FULL, cellFull(full));
        }
        return grant(new PrepaidSession(attempt, subscriber, reservation, services, now));
    }

    private Authorisation grant(PrepaidSession session) {
        session.begin();
        return new Authorisation.Granted(session);
    }

    private static String accountText(Subscriber subscriber, String what) {
        return "Account " + subscriber.account() + " " + what;
    }

    private static String cellFull(Seizure.Full full) {
        return "Cell " + full.cell().name() + " is full";
    }
}
