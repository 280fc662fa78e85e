package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.account.Settlement;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.cell.Seizure;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.reservation.Reservation;
import id.pulsa.charging.tariff.DialledNumber;
import id.pulsa.charging.time.TimeSource;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Charges calls to prepaid accounts while they happen.
 *
 * <p>Order of events: credit and bundles are set aside in the view before the ledger is told, and given back after it was
 * told; what daily caps have counted is counted before. So at any point of the ledger the live calls' reservations fit
 * into the balances, and settling what a crash left over never takes an account below what it may have.
 */
public final class PrepaidCharging implements Charging {
    private final SubscriberDirectory subscribers;
    private final AccountBook accounts;
    private final Ledger ledger;
    private final Rater rater;
    private final Cells cells;
    private final PriceConsents consents = new PriceConsents();
    private final ChargingRules rules;
    private final TimeSource time;
    private final Refusals refusals;
    private final SessionServices services;
    private final MessageCharging messages;

    /** @param sipStatus the final response that a refused caller gets, for the CDR */
    public PrepaidCharging(
            ChargingStore store,
            Rater rater,
            Cells cells,
            ChargingRules rules,
            TimeSource time,
            ToIntFunction<Refusal> sipStatus) {
        this.subscribers = store.subscribers();
        this.accounts = store.accounts();
        this.ledger = store.ledger();
        this.rater = rater;
        this.cells = cells;
        this.rules = rules;
        this.time = time;
        this.refusals = new Refusals(ledger, sipStatus);
        this.services = new SessionServices(subscribers, accounts, ledger, cells, time);
        this.messages = new MessageCharging(services, rater, refusals, rules);
    }

    @Override
    public Authorisation authorise(CallAttempt attempt) {
        long now = time.wallMillis();
        if (attempt.emergency()) {
            return unpaid(attempt, now);
        }
        if (!ledger.takesNewCalls()) {
            return refusals.call(attempt, null, null, Objection.of(ledger), now);
        }
        String caller = attempt.caller();
        if (caller != null) {
            return paid(attempt, caller, now);
        }
        return calleeExpired(attempt, now)
                ? refusals.call(attempt, null, null, Objection.calleeExpired(attempt.called()), now)
                : unpaid(attempt, now);
    }

    @Override
    public MessageAuthorisation authorise(MessageAttempt attempt) {
        return messages.authorise(attempt);
    }

    /**
     * Goes on charging a call that was answered before a restart: with what it holds, at the price that it had, in the
     * channels that its phones had. What cannot be known any more goes on as it is: an emergency call, or one from the PBX,
     * costs nothing.
     *
     * @param attempt the call, with the cells of {@code live}
     * @param heardUntilWallMillis until when it is known that the people talked: more does not count if it turns out that
     *     they had stopped before the restart
     * @return null when today's tariff no longer has its price, or the subscriber is gone: to be hung up and settled
     */
    public @Nullable CallSession resume(LiveCall live, CallAttempt attempt, long heardUntilWallMillis) {
        String account = live.account();
        String number = live.subscriber();
        Subscriber subscriber = account == null || number == null ? null : subscribers.find(number);
        Reservation reservation = subscriber == null ? null : resumed(live, subscriber);
        if (live.answeredAtWallMillis() == 0 || (account != null && reservation == null)) {
            return null;
        }
        if (subscriber != null) {
            subscribers.openCall(subscriber.number(), 0);
        }
        long talk = Math.max(live.lastAliveAtWallMillis(), time.wallMillis()) - live.answeredAtWallMillis();
        CellStay stay = new CellStay(
                cells.adopt(live.callerCell(), live.calleeCell(), attempt.emergency(), services.millis()),
                live.cells(),
                cells,
                Math.max(0, talk));
        PrepaidSession session =
                new PrepaidSession(attempt, subscriber, reservation, stay, services, live.startedAtWallMillis());
        session.resume(live, heardUntilWallMillis);
        return session;
    }

    /** A call of before a restart that is settled and whose phones are still to be told. */
    public CallSession settled(LiveCall live, CallAttempt attempt) {
        CellStay stay = new CellStay(cells.adopt(null, null, false, services.millis()), live.cells(), cells, 0);
        PrepaidSession session = new PrepaidSession(attempt, null, null, stay, services, live.startedAtWallMillis());
        session.isSettled(live);
        return session;
    }

    private @Nullable Reservation resumed(LiveCall live, Subscriber subscriber) {
        return subscriber.account().equals(live.account())
                        && rater.rate(subscriber.plan(), live.called()) instanceof RateLookup.Rated rated
                        && rated.rate().description().equals(live.rate())
                ? Reservation.resumed(
                        rated.rate().withRatios(live.cells().ratios()),
                        rated.sliceMillis(),
                        live.called(),
                        live.answeredAtWallMillis(),
                        live.reservedMicros(),
                        live.bundles(),
                        live.paidMillis())
                : null;
    }

    private boolean calleeExpired(CallAttempt attempt, long now) {
        String callee = attempt.calleeAccount();
        return callee != null && !accounts.reachable(callee, now, rules.grace().toMillis());
    }

    private Authorisation unpaid(CallAttempt attempt, long now) {
        Seizure seizure = seize(attempt, false);
        CellDecision refusal = seizure.refusal();
        return refusal != null
                ? refusals.call(attempt, null, null, Objection.cell(refusal), seizure.decisions(), now)
                : grant(attempt, null, null, seizure, PriceRatios.NORMAL, now);
    }

    private Authorisation paid(CallAttempt attempt, String caller, long now) {
        Subscriber subscriber = subscribers.find(caller);
        if (subscriber == null) {
            return refusals.call(attempt, null, null, Objection.unknown(caller), now);
        }
        if (subscriber.barred()) {
            return refusals.call(attempt, subscriber, null, Objection.barred(subscriber), now);
        }
        String called = DialledNumber.normalise(attempt.called());
        OpenResult obstacle = accounts.obstacle(subscriber.account(), called, now);
        if (obstacle == OpenResult.BARRED || obstacle == OpenResult.UNKNOWN_ACCOUNT) {
            return refuse(attempt, subscriber, null, obstacle, now);
        }
        RateLookup lookup = rater.rate(subscriber.plan(), attempt.called());
        int ratio = cells.ratioThousandths(attempt.callerCell());
        PriceRatios ratios = PriceRatios.of(ratio);
        Reservation reservation = lookup instanceof RateLookup.Rated rated
                ? new Reservation(rated.rate().withRatios(ratios), rated.sliceMillis(), called, now)
                : null;
        boolean hindered = obstacle != OpenResult.OPENED && (reservation == null || !reservation.free());
        if (hindered && obstacle == OpenResult.EXPIRED) {
            return refuse(attempt, subscriber, reservation, obstacle, now);
        }
        if (calleeExpired(attempt, now)) {
            String rate = reservation == null ? null : reservation.description();
            return refusals.call(attempt, subscriber, rate, Objection.calleeExpired(attempt.called()), now);
        }
        if (hindered) {
            return refuse(attempt, subscriber, reservation, obstacle, now);
        }
        if (reservation != null && needsConsent(lookup, reservation, caller, ratio)) {
            return refusals.call(attempt, subscriber, reservation.description(), Objection.priceConsent(ratio), now)
                    .offering(ratio);
        }
        return reservation == null
                ? refusals.call(attempt, subscriber, null, Objection.plan(lookup, subscriber, attempt.called()), now)
                : reserve(attempt, subscriber, reservation, ratios, now);
    }

    private boolean needsConsent(RateLookup lookup, Reservation reservation, String caller, int ratio) {
        return lookup instanceof RateLookup.Rated rated
                && ratio > rated.consentAboveThousandths()
                && !reservation.free()
                && !consents.accepts(caller, ratio, services.millis());
    }

    private Authorisation reserve(
            CallAttempt attempt, Subscriber subscriber, Reservation reservation, PriceRatios ratios, long now) {
        int maxCalls = subscriber.maxCalls() > 0 ? subscriber.maxCalls() : rules.maxCallsPerSubscriber();
        if (!subscribers.openCall(subscriber.number(), maxCalls)) {
            return refusals.call(
                    attempt, subscriber, reservation.description(), Objection.callLimit(subscriber, maxCalls), now);
        }
        boolean granted = false;
        try {
            Authorisation authorisation = withSlot(attempt, subscriber, reservation, ratios, now);
            granted = authorisation instanceof Authorisation.Granted;
            return authorisation;
        } finally {
            // Also when something failed: what is taken and never given back keeps people out until the next start.
            if (!granted) {
                subscribers.closeCall(subscriber.number());
            }
        }
    }

    private Authorisation withSlot(
            CallAttempt attempt, Subscriber subscriber, Reservation reservation, PriceRatios ratios, long now) {
        OpenResult opened = accounts.open(subscriber.account(), reservation, rules.maxCallsPerAccount(), now);
        if (opened != OpenResult.OPENED) {
            return refuse(attempt, subscriber, reservation, opened, now);
        }
        boolean granted = false;
        try {
            Authorisation authorisation = withCredit(attempt, subscriber, reservation, ratios, now);
            granted = authorisation instanceof Authorisation.Granted;
            return authorisation;
        } finally {
            if (!granted) {
                accounts.settle(
                        subscriber.account(),
                        Settlement.ofNothing(reservation.reservedMicros(), reservation.bundles()));
            }
        }
    }

    private Authorisation withCredit(
            CallAttempt attempt, Subscriber subscriber, Reservation reservation, PriceRatios ratios, long now) {
        Seizure seizure = seize(attempt, !reservation.free());
        CellDecision refusal = seizure.refusal();
        return refusal != null
                ? refusals.call(
                        attempt,
                        subscriber,
                        reservation.description(),
                        Objection.cell(refusal),
                        seizure.decisions(),
                        now)
                : grant(attempt, subscriber, reservation, seizure, ratios, now);
    }

    /** @param priced whether the caller pays by the price of the cell */
    private Seizure seize(CallAttempt attempt, boolean priced) {
        return cells.seize(attempt.callerCell(), attempt.calleeCell(), priced, attempt.emergency(), services.millis());
    }

    private Authorisation refuse(
            CallAttempt attempt,
            Subscriber subscriber,
            @Nullable Reservation reservation,
            OpenResult result,
            long now) {
        return refusals.call(
                attempt,
                subscriber,
                reservation == null ? null : reservation.description(),
                Objection.account(result, subscriber, attempt.called(), "the first increment costs"),
                now);
    }

    private Authorisation grant(
            CallAttempt attempt,
            @Nullable Subscriber subscriber,
            @Nullable Reservation reservation,
            Seizure seizure,
            PriceRatios ratios,
            long now) {
        CellStay stay = new CellStay(seizure, ratios, services.cells());
        PrepaidSession session = new PrepaidSession(attempt, subscriber, reservation, stay, services, now);
        boolean begun = false;
        try {
            session.begin();
            begun = true;
        } finally {
            if (!begun) {
                stay.end(services.millis());
            }
        }
        return new Authorisation.Granted(session);
    }
}
