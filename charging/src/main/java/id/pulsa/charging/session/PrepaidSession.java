package id.pulsa.charging.session;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.Funds;
import id.pulsa.charging.account.Settlement;
import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CapUse;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.rating.TalkPrice;
import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.charging.reservation.Reservation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One admitted call. Without a reservation nobody pays: an emergency call or one that comes from the PBX. */
final class PrepaidSession implements CallSession {
    /** How long after an extension that had to wait for the ledger the next one is tried. */
    private static final long LEDGER_RETRY_MILLIS = 200;

    private static final long CREDIT_AHEAD_MILLIS = 86_400_000;

    private final CallAttempt attempt;
    private final @Nullable Subscriber subscriber;
    private final @Nullable Reservation reservation;
    private final CellStay stay;
    private final SessionServices services;
    private final long startedAtWallMillis;
    private final TalkClock talk;

    private long ringingAtWallMillis;
    private boolean settled;
    /** Settled, and a phone may not know. */
    private boolean untold;

    private @Nullable Closing closing;
    /** Talk time before which no extension is tried again, since the ledger could not be written; 0 usually. */
    private long extendLaterMillis;

    private long chargeMicros;
    private long bundleMillis;

    /** What is to be recorded and given back. */
    private record Closing(LedgerEvent.CallEnded event, Settlement settlement, long bundleMillis) {}

    PrepaidSession(
            CallAttempt attempt,
            @Nullable Subscriber subscriber,
            @Nullable Reservation reservation,
            CellStay stay,
            SessionServices services,
            long startedAtWallMillis) {
        this.attempt = attempt;
        this.subscriber = subscriber;
        this.reservation = reservation;
        this.stay = stay;
        this.services = services;
        this.startedAtWallMillis = startedAtWallMillis;
        this.talk = new TalkClock(services.time());
    }

    /** Writes the live-call record. */
    void begin() {
        services.ledger()
                .record(new LedgerEvent.CallStarted(new LiveCall(
                        CallDetailRecord.Kind.CALL,
                        attempt.callId(),
                        subscriber == null ? null : subscriber.number(),
                        attempt.callerText(),
                        attempt.called(),
                        account(),
                        rate(),
                        attempt.callerCell(),
                        attempt.calleeCell(),
                        startedAtWallMillis,
                        0,
                        reservedMicros(),
                        paidMillis(),
                        0,
                        bundles(),
                        stay.history(),
                        null)));
    }

    /** It was answered before a restart and goes on. */
    void resume(LiveCall live, long heardUntilWallMillis) {
        talk.resume(live.answeredAtWallMillis(), live.lastAliveAtWallMillis(), heardUntilWallMillis, paidMillis());
    }

    /** It was settled before. */
    void isSettled(LiveCall live) {
        talk.resumeStopped(live.answeredAtWallMillis());
        settled = true;
        untold = true;
    }

    @Override
    public void endedBeforeRestart() {
        talk.endedBeforeRestart();
    }

    @Override
    public String callId() {
        return attempt.callId();
    }

    @Override
    public long answeredAtWallMillis() {
        return talk.answeredAtWallMillis();
    }

    @Override
    public void ringing() {
        if (ringingAtWallMillis == 0 && !talk.isStopped()) {
            ringingAtWallMillis = services.time().wallMillis();
        }
    }

    @Override
    public void answered(byte[] dialogs) {
        if (!talk.start()) {
            return;
        }
        if (reservation != null && subscriber != null) {
            rate(reservation, subscriber);
        }
        // Never dropped, unlike later changes: without it the call would be taken for one that only rang.
        services.ledger().record(change(null, new Dialogs(dialogs)));
    }

    /** The price at the answer counts; daily caps may have counted something else for its day. */
    private void rate(Reservation held, Subscriber payer) {
        withFunds(held, payer, funds -> held.answered(talk.answeredAtWallMillis(), funds));
    }

    private void withFunds(Reservation held, Subscriber payer, Consumer<Funds> action) {
        if (held.capKey() == null) {
            action.accept(Funds.NONE);
        } else {
            services.accounts().show(payer.account(), action, services.time().wallMillis());
        }
    }

    @Override
    public void dialogsChanged(byte[] dialogs) {
        if (!talk.isStopped()) {
            changed(null, new Dialogs(dialogs));
        } else if (untold) {
            services.ledger()
                    .record(new LedgerEvent.CallChanged(
                            attempt.callId(),
                            talk.answeredAtWallMillis(),
                            0,
                            LiveCall.OVER,
                            List.of(),
                            null,
                            new Dialogs(dialogs)));
        }
    }

    @Override
    public long paidMillis() {
        return reservation == null ? UNLIMITED_MILLIS : reservation.paidMillis();
    }

    @Override
    public long extendAtMillis() {
        return reservation == null || reservation.free()
                ? UNLIMITED_MILLIS
                : Math.min(Math.max(reservation.extendAtMillis(), extendLaterMillis), stay.lockedUntilMillis());
    }

    @Override
    public boolean extend() {
        if (talk.isStopped()) {
            return false;
        }
        if (reservation == null || subscriber == null) {
            return true;
        }
        boolean repriced = reprice(reservation, subscriber);
        if (reservation.unlimited()) {
            return true;
        }
        if (repriced && talkMillis() < reservation.extendAtMillis()) {
            return false;
        }
        if (!services.ledger().healthy()) {
            // What is not written down cannot be charged after a crash: nobody talks on it.
            extendLaterMillis = Math.min(reservation.paidMillis(), talkMillis() + LEDGER_RETRY_MILLIS);
            return false;
        }
        extendLaterMillis = 0;
        long paidBefore = reservation.paidMillis();
        services.accounts()
                .reserve(subscriber.account(), reservation, services.time().wallMillis());
        if (reservation.paidMillis() <= paidBefore) {
            return false;
        }
        changed(null, null);
        return true;
    }

    @Override
    public boolean creditWithheld() {
        return extendLaterMillis > 0;
    }

    /** Whether the lock of the price has ended: the call goes on at the price of now. */
    private boolean reprice(Reservation held, Subscriber payer) {
        long talked = talkMillis();
        boolean due = talked >= stay.lockedUntilMillis();
        if (due && stay.reprice(talked)) {
            withFunds(held, payer, funds -> held.reprice(stay.ratios(), funds));
            changed(stay.history(), null);
        }
        return due;
    }

    @Override
    public Handover handover(Side side, @Nullable String cell) {
        if (talk.isStopped()) {
            return Handover.UNCHANGED;
        }
        Handover handover = stay.move(side, cell, services.millis());
        if (handover.outcome() != Handover.Outcome.UNCHANGED) {
            changed(stay.history(), null);
        }
        return handover;
    }

    @Override
    public long talkMillis() {
        return talk.talkMillis();
    }

    @Override
    public long close(EndCause cause, int sipStatus, @Nullable String detail) {
        if (talk.stop()) {
            closing = closing(cause, sipStatus, detail);
        }
        return chargeMicros;
    }

    private Closing closing(EndCause cause, int sipStatus, @Nullable String detail) {
        long billedMillis = reservation == null || !talk.isAnswered() ? 0 : reservation.billedMillis(talkMillis());
        Charge charge = charge(billedMillis);
        chargeMicros = charge.micros();
        Settlement settlement = settlement(charge);
        LedgerEvent.CallEnded event = new LedgerEvent.CallEnded(
                record(cause, sipStatus, detail, billedMillis, charge, settlement),
                true,
                settlement.day(),
                capUses(charge));
        return new Closing(event, settlement, charge.bundleMillis());
    }

    @Override
    public void settle(boolean stillUntold) {
        if (!talk.isStopped() || settled) {
            return;
        }
        settled = true;
        try {
            Closing known = closing;
            if (known != null) {
                settle(known, stillUntold);
            }
        } finally {
            // Whatever failed: the next call is not kept out. Money that the ledger knows nothing of stays set
            // aside, and is settled at the next start like that of a call that a crash cut off.
            if (subscriber != null) {
                services.subscribers().closeCall(subscriber.number());
            }
            stay.end(services.millis());
        }
    }

    private void settle(Closing known, boolean stillUntold) {
        LedgerEvent.CallEnded event = known.event();
        untold = stillUntold;
        services.ledger()
                .record(
                        stillUntold
                                ? new LedgerEvent.CallEnded(
                                        event.cdr(), event.wasLive(), event.day(), event.caps(), true)
                                : event);
        if (subscriber != null) {
            services.accounts().settle(subscriber.account(), known.settlement());
        }
        bundleMillis = known.bundleMillis();
    }

    @Override
    public void gone() {
        untold = false;
        services.ledger().record(new LedgerEvent.CallGone(attempt.callId()));
    }

    /** What the billed time costs; a call with daily caps asks its account what they have counted at this instant. */
    private Charge charge(long billedMillis) {
        if (reservation == null || subscriber == null) {
            return Charge.NOTHING;
        }
        String capKey = reservation.capKey();
        return billedMillis == 0 || capKey == null
                ? reservation.charge(billedMillis, Funds.NONE)
                : services.accounts()
                        .charge(
                                subscriber.account(),
                                capKey,
                                reservation.day(),
                                services.time().wallMillis(),
                                funds -> reservation.charge(billedMillis, funds));
    }

    private Settlement settlement(Charge charge) {
        return reservation == null ? Settlement.ofNothing(0, List.of()) : reservation.settlement(charge);
    }

    private List<CapUse> capUses(Charge charge) {
        String capKey = reservation == null ? null : reservation.capKey();
        return capKey == null ? List.of() : CapUse.of(capKey, charge);
    }

    private CallDetailRecord record(
            EndCause cause,
            int sipStatus,
            @Nullable String detail,
            long billedMillis,
            Charge charge,
            Settlement settlement) {
        return new CallDetailRecord(
                CallDetailRecord.Kind.CALL,
                attempt.callId(),
                attempt.callerText(),
                attempt.called(),
                account(),
                rate(),
                attempt.callerCell(),
                attempt.calleeCell(),
                startedAtWallMillis,
                ringingAtWallMillis,
                talk.answeredAtWallMillis(),
                services.time().wallMillis(),
                talkMillis(),
                billedMillis,
                chargeMicros,
                cause.name(),
                sipStatus,
                detail,
                charge.segments(),
                settlement.used(),
                stay.history().decisions());
    }

    private void changed(@Nullable CellHistory cells, @Nullable Dialogs dialogs) {
        services.ledger().recordUnlessOverfull(change(cells, dialogs));
    }

    private LedgerEvent.CallChanged change(@Nullable CellHistory cells, @Nullable Dialogs dialogs) {
        return new LedgerEvent.CallChanged(
                attempt.callId(),
                talk.answeredAtWallMillis(),
                reservedMicros(),
                paidMillis(),
                bundles(),
                cells,
                cells == null ? null : stay.phones(),
                dialogs);
    }

    @Override
    public long reservedMicros() {
        return reservation == null ? 0 : reservation.reservedMicros();
    }

    @Override
    public @Nullable CreditLeft creditLeft() {
        if (reservation == null || subscriber == null || reservation.free()) {
            return null;
        }
        Reservation held = reservation;
        return services.accounts()
                .view(
                        subscriber.account(),
                        funds -> held.left(talkMillis(), CREDIT_AHEAD_MILLIS, funds),
                        services.time().wallMillis())
                .orElse(null);
    }

    private List<BundleTime> bundles() {
        return reservation == null ? List.of() : reservation.bundles();
    }

    @Override
    public @Nullable String account() {
        return subscriber == null ? null : subscriber.account();
    }

    @Override
    public @Nullable String rate() {
        return reservation == null ? null : reservation.description();
    }

    @Override
    public int ratioThousandths() {
        return reservation == null || reservation.free()
                ? ChargeSegment.NORMAL_RATIO
                : stay.ratios().at(talkMillis());
    }

    @Override
    public @Nullable TalkPrice price() {
        return reservation == null
                ? null
                : reservation.price(
                        talk.isAnswered()
                                ? talk.answeredAtWallMillis()
                                : services.time().wallMillis(),
                        talkMillis());
    }

    @Override
    public long priceLockedMillis() {
        return stay.lockedUntilMillis();
    }

    @Override
    public @Nullable String callerCell() {
        return stay.callerCell();
    }

    @Override
    public List<CellDecision> decisions() {
        return stay.history().decisions();
    }

    @Override
    public @Nullable CallReceipt receipt() {
        // Made when it is asked for: most plans tell nothing after a call.
        if (subscriber == null || !talk.isAnswered() || !settled) {
            return null;
        }
        Account account = services.accounts().find(subscriber.account());
        return new CallReceipt(
                subscriber.number(),
                subscriber.plan(),
                attempt.called(),
                talkMillis(),
                bundleMillis,
                chargeMicros,
                account == null ? 0 : account.spendableMicros());
    }
}
