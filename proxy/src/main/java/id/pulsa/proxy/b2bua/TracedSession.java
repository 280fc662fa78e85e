package id.pulsa.proxy.b2bua;

import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.rating.TalkPrice;
import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.charging.session.Authorisation;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallReceipt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.charging.session.Charging;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.Handover;
import id.pulsa.proxy.trace.ChargingStep;
import id.pulsa.proxy.trace.ChargingStep.Funds;
import id.pulsa.proxy.trace.ShardTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call's charging session that leaves what it does in the trace. */
final class TracedSession implements CallSession {
    private final CallSession session;
    private final ShardTrace trace;
    private boolean toldNotExtended;
    private boolean closed;

    private TracedSession(CallSession session, ShardTrace trace) {
        this.session = session;
        this.trace = trace;
    }

    /**
     * Asks the charging whether a call may be made, and notes the call and the answer.
     *
     * @param callId of the caller's INVITE
     */
    static Authorisation authorise(Charging charging, CallAttempt attempt, String callId, ShardTrace trace) {
        trace.join(attempt.callId(), callId);
        Authorisation authorisation = charging.authorise(attempt);
        if (!trace.isOn()) {
            return authorisation;
        }
        if (authorisation instanceof Authorisation.Refused refused) {
            trace.note(
                    attempt.callId(),
                    new ChargingStep.Refused(
                            attempt.callerText(),
                            attempt.called(),
                            refused.refusal(),
                            refused.text(),
                            refused.decisions()));
        } else if (authorisation instanceof Authorisation.Granted granted) {
            CallSession session = granted.session();
            trace.note(
                    attempt.callId(),
                    new ChargingStep.Admitted(
                            attempt.callerText(),
                            attempt.called(),
                            session.account(),
                            session.rate(),
                            funds(session),
                            session.decisions()));
            return new Authorisation.Granted(new TracedSession(session, trace));
        }
        return authorisation;
    }

    /** The session of a call of before a restart that goes on. */
    static CallSession resumed(CallSession session, ShardTrace trace) {
        return trace.isOn() ? new TracedSession(session, trace) : session;
    }

    /** What is set aside now. */
    static Funds funds(CallSession session) {
        return new Funds(
                session.reservedMicros(),
                session.paidMillis(),
                session.ratioThousandths(),
                session.priceLockedMillis());
    }

    private void note(ChargingStep step) {
        trace.note(session.callId(), step);
    }

    @Override
    public void answered(byte[] dialogs) {
        session.answered(dialogs);
        note(new ChargingStep.Answered(funds(session)));
    }

    @Override
    public boolean extend() {
        long paidBefore = session.paidMillis();
        int ratioBefore = session.ratioThousandths();
        boolean extended = session.extend();
        if (session.paidMillis() > paidBefore || session.ratioThousandths() != ratioBefore) {
            toldNotExtended = false;
            note(new ChargingStep.Extended(session.talkMillis(), funds(session)));
        } else if (!extended && !toldNotExtended && nothingMore()) {
            toldNotExtended = true;
            note(new ChargingStep.NotExtended(session.talkMillis(), funds(session), session.creditWithheld()));
        }
        return extended;
    }

    /** Else only the price was looked at. */
    private boolean nothingMore() {
        return session.creditWithheld() || session.extendAtMillis() >= session.paidMillis();
    }

    @Override
    public Handover handover(Side side, @Nullable String cell) {
        Handover handover = session.handover(side, cell);
        if (handover.outcome() != Handover.Outcome.UNCHANGED) {
            note(new ChargingStep.HandedOver(side, cell, handover.outcome(), handover.decision(), funds(session)));
        }
        return handover;
    }

    @Override
    public long close(EndCause cause, int sipStatus, @Nullable String detail) {
        long charge = session.close(cause, sipStatus, detail);
        if (!closed) {
            closed = true;
            note(new ChargingStep.Ended(cause, sipStatus, detail, session.talkMillis(), charge));
        }
        return charge;
    }

    @Override
    public String callId() {
        return session.callId();
    }

    @Override
    public @Nullable String account() {
        return session.account();
    }

    @Override
    public @Nullable String rate() {
        return session.rate();
    }

    @Override
    public int ratioThousandths() {
        return session.ratioThousandths();
    }

    @Override
    public @Nullable TalkPrice price() {
        return session.price();
    }

    @Override
    public long priceLockedMillis() {
        return session.priceLockedMillis();
    }

    @Override
    public @Nullable String callerCell() {
        return session.callerCell();
    }

    @Override
    public List<CellDecision> decisions() {
        return session.decisions();
    }

    @Override
    public long reservedMicros() {
        return session.reservedMicros();
    }

    @Override
    public @Nullable CreditLeft creditLeft() {
        return session.creditLeft();
    }

    @Override
    public long answeredAtWallMillis() {
        return session.answeredAtWallMillis();
    }

    @Override
    public void ringing() {
        session.ringing();
    }

    @Override
    public void dialogsChanged(byte[] dialogs) {
        session.dialogsChanged(dialogs);
    }

    @Override
    public long paidMillis() {
        return session.paidMillis();
    }

    @Override
    public long extendAtMillis() {
        return session.extendAtMillis();
    }

    @Override
    public boolean creditWithheld() {
        return session.creditWithheld();
    }

    @Override
    public long talkMillis() {
        return session.talkMillis();
    }

    @Override
    public void settle(boolean untold) {
        session.settle(untold);
    }

    @Override
    public void gone() {
        session.gone();
    }

    @Override
    public void endedBeforeRestart() {
        session.endedBeforeRestart();
    }

    @Override
    public @Nullable CallReceipt receipt() {
        return session.receipt();
    }
}
