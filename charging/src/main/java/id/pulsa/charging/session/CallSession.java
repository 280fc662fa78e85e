package id.pulsa.charging.session;

import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.TalkPrice;
import id.pulsa.charging.reservation.CreditLeft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The charging side of one call. Used by one thread at a time: the call's shard. Nothing here touches the disk.
 *
 * <p>Life: (authorised) → {@link #ringing} → {@link #answered} → {@link #extend}… → {@link #end}. Talk times are
 * milliseconds since {@link #answered}, measured on the monotonic clock.
 */
public interface CallSession {
    /** Returned by {@link #paidMillis} for a call that nobody pays for or that is free. */
    long UNLIMITED_MILLIS = CallRate.UNLIMITED_MILLIS;

    String callId();

    /** The account that pays; null when nobody does. */
    @Nullable String account();

    /** Plan and destination that the call is rated by; null when nobody pays. */
    @Nullable String rate();

    /**
     * The price ratio of the increments that begin now, in thousandths; the normal one when nobody pays, or the call is
     * free.
     */
    int ratioThousandths();

    /**
     * The price of the increments that begin now, before the answer of the first that would cost money; null when nobody
     * pays, or the call is free.
     */
    @Nullable TalkPrice price();

    /** Talk time in ms until which {@link #ratioThousandths} stays; {@link Long#MAX_VALUE} for the whole call. */
    long priceLockedMillis();

    /** The cell that the caller's phone has its channel in; null when it is in none that is known. */
    @Nullable String callerCell();

    /** What the cells have decided on the call so far, in order. */
    List<CellDecision> decisions();

    /** Credit set aside for the call, in micro-units. */
    long reservedMicros();

    /**
     * What the account and what is set aside still pay for, looking a day ahead at most; null when nobody pays, or the call
     * is free. Takes nothing; for those who watch.
     */
    @Nullable CreditLeft creditLeft();

    /** Wall-clock ms of {@link #answered}; 0 before. */
    long answeredAtWallMillis();

    /** The callee rings: noted for the CDR. */
    void ringing();

    /**
     * Our 200 OK to the caller leaves now: the clock starts.
     *
     * @param dialogs all that is needed to carry the call on after a restart; kept with the live-call record
     */
    void answered(byte[] dialogs);

    /**
     * What a restart needs has changed (phones are being invited, new CSeq, new remote target): replaces what was stored
     * before. Also of a call that is settled and not {@link #gone}.
     */
    void dialogsChanged(byte[] dialogs);

    /** Talk time, in ms since the answer, that is reserved so far. It only ever grows. */
    long paidMillis();

    /**
     * Talk time in ms at which {@link #extend} is to be called next: some time before {@link #paidMillis}, or exactly
     * then when the last attempt found no more money.
     */
    long extendAtMillis();

    /**
     * Reserves the next slice, or what increments still fit. Called at {@link #extendAtMillis}; at the end of the paid
     * time, false means: hang up now.
     *
     * @return whether {@link #paidMillis} grew
     */
    boolean extend();

    /** Whether the last {@link #extend} was refused since the ledger cannot be written, whatever credit there is. */
    boolean creditWithheld();

    /**
     * A phone has gone to another cell: the call takes a channel there and then gives the old one back. The price stays
     * as long as it is locked; when it no longer is, {@link #extend} takes that of the caller's cell then.
     *
     * @param cell null for none
     */
    Handover handover(Side side, @Nullable String cell);

    /** Time since {@link #answered} in ms, 0 before. */
    long talkMillis();

    /**
     * Ends the call: the clock stops, the charge is worked out (never more than was reserved). To be settled once the
     * phones are told, so that whatever dies in between leaves a call that is known to run. The first call counts; later
     * ones return the same charge and change nothing.
     *
     * @param sipStatus final status the caller got when the call was not answered, else 200; 0 when none was sent
     * @return the charge in micro-units
     */
    long close(EndCause cause, int sipStatus, @Nullable String detail);

    /**
     * Settles a call that is closed: posts what was used, voids the rest, frees channels and call slots, hands one CDR to
     * the ledger. The first call counts.
     *
     * @param untold whether a phone may not know yet that the call is over: what was stored of its dialogs is kept then,
     *     until it is {@link #gone}
     */
    void settle(boolean untold);

    /** All phones of a call that was settled untold know now, or nothing more can be done about it. */
    void gone();

    /** {@link #close} and {@link #settle} of a call that all phones know to be over. */
    default long end(EndCause cause, int sipStatus, @Nullable String detail) {
        long charge = close(cause, sipStatus, detail);
        settle(false);
        return charge;
    }

    /**
     * The call was carried on after a restart, but it turns out that it had ended before: its talk time counts up to the
     * last sign of life before the restart. Changes nothing of other calls.
     */
    void endedBeforeRestart();

    /** What the call came to; null before its end, when it was not answered, and when nobody pays. */
    @Nullable CallReceipt receipt();
}
