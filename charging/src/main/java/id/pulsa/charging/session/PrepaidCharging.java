package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.admission.Cells;
import id.pulsa.charging.admission.Seizure;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.reservation.Reservation;
import id.pulsa.charging.time.TimeSource;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Charges calls to prepaid accounts while they happen.
 *
 * <p>Order of events: credit is set aside in the view before the ledger is told, and given back after it was told. So at
 * any point of the ledger the live calls' reservations fit into the balances, and settling what a crash left over never
 * takes an account below zero.
 */
public final class PrepaidCharging implements Charging {
    private static final int OVERLOAD_RETRY_SECONDS = 5;
    private static final int CELL_RETRY_SECONDS = 10;

    private final SubscriberDirectory subscribers;
    private final AccountBook accounts;
    private final Ledger ledger;
    private final Rater rater;
    private final Cells cells;
    private final CallLimits limits;
    private final TimeSource time;
    private final ToIntFunction<Refusal> sipStatus;
    private final SessionServices services;

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
        this.sipStatus = sipStatus;
        this.services = new SessionServices(subscribers, accounts, ledger, cells, time);
    }

    @Override
    public Authorisation authorise(CallAttempt attempt) {
        long now = time.wallMillis();
        if (attempt.emergency()) {
            return unpaid(attempt, now);
        }
        if (!ledger.takesNewCalls()) {
            return refuse(attempt, null, null, now, Refusal.OVERLOADED, "The gateway is overloaded");
        }
        String caller = attempt.caller();
        return caller == null ? unpaid(attempt, now) : paid(attempt, caller, now);
    }

    @Override
    public MessageAuthorisation authorise(MessageAttempt attempt) {
        throw new UnsupportedOperationException("messages are not charged yet: " + attempt);
    }

    private Authorisation unpaid(CallAttempt attempt, long now) {
        Seizure seizure = cells.seize(attempt.callerCell(), attempt.calleeCell(), attempt.emergency());
        if (seizure instanceof Seizure.Full full) {
            return refuse(attempt, null, null, now, Refusal.CELL_FULL, cellFull(full));
        }
        return grant(new PrepaidSession(attempt, null, null, services, now));
    }

    private Authorisation paid(CallAttempt attempt, String caller, long now) {
        Subscriber subscriber = subscribers.find(caller);
        if (subscriber == null) {
            return refuse(attempt, null, null, now, Refusal.UNKNOWN_SUBSCRIBER, "No subscriber " + caller);
        }
        if (subscriber.barred()) {
            return refuse(attempt, subscriber, null, now, Refusal.BARRED, "Subscriber " + caller + " is barred");
        }
        if (accounts.barred(subscriber.account())) {
            return refuse(attempt, subscriber, null, now, Refusal.BARRED, accountText(subscriber, "is barred"));
        }
        RateLookup lookup = rater.rate(subscriber.plan(), attempt.called());
        if (lookup instanceof RateLookup.Rated rated) {
            return reserve(attempt, subscriber, new Reservation(rated.rate(), rated.sliceMillis(), now), now);
        }
        if (lookup instanceof RateLookup.Barred barred) {
            String text = "Plan " + subscriber.plan() + " bars destination " + barred.destination();
            return refuse(attempt, subscriber, null, now, Refusal.DESTINATION_BARRED, text);
        }
        String text = "Plan " + subscriber.plan() + " has no price for " + attempt.called();
        return refuse(attempt, subscriber, null, now, Refusal.NO_RATE, text);
    }

    private Authorisation reserve(CallAttempt attempt, Subscriber subscriber, Reservation reservation, long now) {
        int maxCalls = subscriber.maxCalls() > 0 ? subscriber.maxCalls() : limits.perSubscriber();
        if (!subscribers.openCall(subscriber.number(), maxCalls)) {
            String text = "Subscriber " + subscriber.number() + " already has " + maxCalls + " calls";
            return refuse(attempt, subscriber, reservation, now, Refusal.SUBSCRIBER_CALL_LIMIT, text);
        }
        OpenResult opened = accounts.open(subscriber.account(), reservation, limits.perAccount());
        if (opened != OpenResult.OPENED) {
            subscribers.closeCall(subscriber.number());
            return switch (opened) {
                case CALL_LIMIT ->
                    refuse(
                            attempt,
                            subscriber,
                            reservation,
                            now,
                            Refusal.ACCOUNT_CALL_LIMIT,
                            accountText(subscriber, "already has as many calls as it may"));
                case NO_CREDIT ->
                    refuse(
                            attempt,
                            subscriber,
                            reservation,
                            now,
                            Refusal.NO_CREDIT,
                            accountText(subscriber, "has less credit than the first increment costs"));
                default ->
                    refuse(attempt, subscriber, reservation, now, Refusal.BARRED, accountText(subscriber, "is barred"));
            };
        }
        Seizure seizure = cells.seize(attempt.callerCell(), attempt.calleeCell(), false);
        if (seizure instanceof Seizure.Full full) {
            accounts.settle(subscriber.account(), reservation.reservedMicros(), 0);
            subscribers.closeCall(subscriber.number());
            return refuse(attempt, subscriber, reservation, now, Refusal.CELL_FULL, cellFull(full));
        }
        return grant(new PrepaidSession(attempt, subscriber, reservation, services, now));
    }

    private Authorisation grant(PrepaidSession session) {
        session.begin();
        return new Authorisation.Granted(session);
    }

    private Authorisation refuse(
            CallAttempt attempt,
            @Nullable Subscriber subscriber,
            @Nullable Reservation reservation,
            long now,
            Refusal refusal,
            String sentence) {
        String text = sentence.replaceAll("\\p{Cntrl}", "?");
        CallDetailRecord cdr = new CallDetailRecord(
                attempt.callId(),
                attempt.callerText(),
                attempt.called(),
                subscriber == null ? null : subscriber.account(),
                reservation == null ? null : reservation.description(),
                attempt.callerCell(),
                attempt.calleeCell(),
                now,
                0,
                0,
                now,
                0,
                0,
                0,
                EndCause.REFUSED.name(),
                sipStatus.applyAsInt(refusal),
                refusal.name() + ": " + text);
        LedgerEvent event = new LedgerEvent.CallEnded(cdr, false);
        if (refusal == Refusal.OVERLOADED) {
            ledger.recordUnlessOverfull(event);
        } else {
            ledger.record(event);
        }
        return new Authorisation.Refused(refusal, text, retryAfterSeconds(refusal));
    }

    private static int retryAfterSeconds(Refusal refusal) {
        return switch (refusal) {
            case OVERLOADED -> OVERLOAD_RETRY_SECONDS;
            case CELL_FULL, PREBLOCKED -> CELL_RETRY_SECONDS;
            default -> 0;
        };
    }

    private static String accountText(Subscriber subscriber, String what) {
        return "Account " + subscriber.account() + " " + what;
    }

    private static String cellFull(Seizure.Full full) {
        return "Cell " + full.cell().name() + " is full";
    }
}
