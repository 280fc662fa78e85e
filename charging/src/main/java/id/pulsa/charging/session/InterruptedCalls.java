package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.Funds;
import id.pulsa.charging.account.Settlement;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CapUse;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.ProcessLife;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.reservation.Reservation;
import id.pulsa.charging.time.TimeSource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls that ran, and the messages that were on their way, when the gateway died. The proxy carries them on, or hangs
 * up both legs with what its {@code dialogs} say and settles them here.
 *
 * <p>The rule: an answered call is charged up to the last sign of life of the gateway that ran it (at most a second
 * before its death), never more than was reserved; one that only rang, and a message on its way, costs nothing.
 */
public final class InterruptedCalls {
    private static final long DAY_MILLIS = 86_400_000L;

    private final List<LiveCall> calls;
    private final List<ProcessLife> lives;
    private final Ledger ledger;
    private final AccountBook accounts;
    private final TimeSource time;
    private final Set<String> settled = new HashSet<>();

    InterruptedCalls(
            List<LiveCall> calls, List<ProcessLife> lives, Ledger ledger, AccountBook accounts, TimeSource time) {
        this.calls = calls;
        this.lives = lives;
        this.ledger = ledger;
        this.accounts = accounts;
        this.time = time;
    }

    public List<LiveCall> list() {
        return calls;
    }

    /**
     * Whether one process went on for longer than that after the answer, or, when it had not given the answer itself, after
     * its start: several that lived as long together waited for nothing so long.
     */
    public boolean outlived(LiveCall call, long millis) {
        long answeredAt = call.answeredAtWallMillis();
        return answeredAt != 0 && lives.stream().anyMatch(life -> life.outlived(answeredAt, millis));
    }

    /**
     * Until when it is known that the people talked, Unix time in ms: the end of the process that heard the answer, or of a
     * later one that lived so long that it would have heard of the call's end.
     *
     * @param repeatMillis after which a phone that is not heard says again, at the latest, that it hung up
     */
    public long heardUntilWallMillis(LiveCall call, long repeatMillis) {
        long answeredAt = call.answeredAtWallMillis();
        return lives.stream()
                .filter(life -> life.startedAtWallMillis() <= answeredAt || life.outlived(answeredAt, repeatMillis))
                .mapToLong(ProcessLife::aliveAtWallMillis)
                .reduce(answeredAt, Math::max);
    }

    /**
     * Settles one of the {@link #list}, once: a second time changes nothing.
     *
     * @param rate the price the call was rated with, as far as today's tariff still has it; null when it does not: then
     *     the charge is the reserved amount's share of the time that bundles did not pay for, rounded down
     * @param untold whether a phone is still to be told: then the call is {@link #gone} afterwards
     * @return the charge in micro-units, 0 when it was settled before
     */
    public synchronized long settle(LiveCall call, @Nullable CallRate rate, boolean untold) {
        if (call.isOver() || !settled.add(call.callId())) {
            return 0;
        }
        long answeredAt = call.answeredAtWallMillis();
        long talk = answeredAt == 0 ? 0 : Math.max(0, call.lastAliveAtWallMillis() - answeredAt);
        long talked = Math.min(talk, call.paidMillis());
        End end = rate == null || talked == 0 ? shared(call, talked) : rated(call, rate, talked);
        ledger.record(new LedgerEvent.CallEnded(
                record(call, talked, end), true, end.settlement().day(), end.caps(), untold));
        String account = call.account();
        if (account != null) {
            accounts.settle(account, end.settlement());
        }
        return end.charge().micros();
    }

    /** {@link #settle(LiveCall, CallRate, boolean)} of one that nobody is to be told of. */
    public long settle(LiveCall call, @Nullable CallRate rate) {
        return settle(call, rate, false);
    }

    /** All phones of one that was settled have been told. */
    public void gone(String callId) {
        ledger.record(new LedgerEvent.CallGone(callId));
    }

    /** What a call comes to. */
    private record End(long billedMillis, Charge charge, List<CapUse> caps, Settlement settlement) {}

    private End rated(LiveCall call, CallRate rate, long talkedMillis) {
        Reservation held = Reservation.held(
                rate.withRatios(call.cells().ratios()),
                call.called(),
                call.answeredAtWallMillis(),
                call.reservedMicros(),
                call.bundles(),
                call.paidMillis());
        long billed = held.billedMillis(talkedMillis);
        String account = call.account();
        String capKey = held.capKey();
        Charge charge = account == null || capKey == null
                ? held.charge(billed, Funds.NONE)
                : accounts.charge(account, capKey, held.day(), time.wallMillis(), funds -> held.charge(billed, funds));
        List<CapUse> caps = capKey == null ? List.of() : CapUse.of(capKey, charge);
        return new End(billed, charge, caps, held.settlement(charge));
    }

    /**
     * Without a price nothing can be explained: time in bundles first, then money's share of the rest. The plan's calendar
     * is gone with it, so the charge counts for the day in UTC, and for no daily cap.
     */
    private static End shared(LiveCall call, long talkedMillis) {
        long heldMillis = 0;
        long leftMillis = talkedMillis;
        List<BundleTime> used = new ArrayList<>();
        for (BundleTime time : call.bundles()) {
            long part = Math.min(leftMillis, time.millis());
            if (part > 0) {
                used.add(new BundleTime(time.bundle(), part));
            }
            leftMillis -= part;
            heldMillis += time.millis();
        }
        long charge = share(call.reservedMicros(), leftMillis, call.paidMillis() - heldMillis);
        long day = charge == 0 ? 0 : Math.floorDiv(call.answeredAtWallMillis(), DAY_MILLIS);
        return new End(
                talkedMillis,
                new Charge(charge, talkedMillis - leftMillis, List.of(), List.of()),
                List.of(),
                new Settlement(call.reservedMicros(), charge, day, call.bundles(), used));
    }

    private static long share(long reservedMicros, long chargedMillis, long paidMillis) {
        if (paidMillis <= 0 || paidMillis >= CallRate.LONGEST_MILLIS) {
            return 0;
        }
        return BigInteger.valueOf(reservedMicros)
                .multiply(BigInteger.valueOf(chargedMillis))
                .divide(BigInteger.valueOf(paidMillis))
                .longValueExact();
    }

    private CallDetailRecord record(LiveCall call, long talkedMillis, End end) {
        boolean answered = call.answeredAtWallMillis() != 0;
        return new CallDetailRecord(
                call.kind(),
                call.callId(),
                call.caller(),
                call.called(),
                call.account(),
                call.rate(),
                call.callerCell(),
                call.calleeCell(),
                call.startedAtWallMillis(),
                0,
                call.answeredAtWallMillis(),
                time.wallMillis(),
                talkedMillis,
                end.billedMillis(),
                end.charge().micros(),
                EndCause.GATEWAY_RESTARTED.name(),
                answered ? 200 : 0,
                answered
                        ? "charged up to the last sign of life of the gateway"
                        : "the gateway was restarted before an answer",
                end.charge().segments(),
                end.settlement().used(),
                call.cells().decisions());
    }
}
