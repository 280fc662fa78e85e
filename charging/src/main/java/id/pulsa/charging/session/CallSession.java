package id.pulsa.charging.session;

import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.TalkPrice;
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

    /** Credit set aside for the call, in micro-units. */
    long reservedMicros();

    /** Wall-clock ms of {@link #answered}; 0 before. */
    long answeredAtWallMillis();

    /** The callee rings: noted for the CDR. */
    void ringing();

    /**
     * Our 200 OK to the caller has been sent: the clock starts.
     *
     * @param dialogs all that is needed to send a BYE on both legs after a restart; kept with the live-call record
     */
    void answered(byte[] dialogs);

    /** The dialogs changed (new CSeq, new remote target): replaces what {@link #answered} stored. */
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
     * Ends the call: posts what was used (never more than was reserved), voids the rest, frees channels and call slots,
     * hands one CDR to the ledger. The first call counts; later ones return the same charge and change nothing.
     *
     * @param sipStatus final status the caller got when the call was not answered, else 200; 0 when none was sent
     * @return the charge in micro-units
     */
    long end(EndCause cause, int sipStatus, @Nullable String detail);

    /** What the call came to; null before its end, when it was not answered, and when nobody pays. */
    @Nullable CallReceipt receipt();
}
