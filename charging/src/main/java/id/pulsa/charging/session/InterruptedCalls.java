package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.time.TimeSource;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls that ran, and the messages that were on their way, when the gateway died. The proxy hangs up both legs of each with what its {@code dialogs} say, and
 * settles it here.
 *
 * <p>The rule: an answered call is charged up to the last sign of life of the gateway that ran it (at most a second
 * before its death), never more than was reserved; one that only rang, and a message on its way, costs nothing.
 */
public final class InterruptedCalls {
    private final List<LiveCall> calls;
    private final Ledger ledger;
    private final AccountBook accounts;
    private final TimeSource time;
    private final Set<String> settled = new HashSet<>();

    InterruptedCalls(List<LiveCall> calls, Ledger ledger, AccountBook accounts, TimeSource time) {
        this.calls = calls;
        this.ledger = ledger;
        this.accounts = accounts;
        this.time = time;
    }

    public List<LiveCall> list() {
        return calls;
    }

    /**
     * Settles one of the {@link #list}, once: a second time changes nothing.
     *
     * @param rate the price the call was rated with, as far as today's tariff still has it; null when it does not: then
     *     the charge is the reserved amount's share of the paid time, rounded down
     * @return the charge in micro-units, 0 when it was settled before
     */
    public synchronized long settle(LiveCall call, @Nullable CallRate rate) {
        if (!settled.add(call.callId())) {
            return 0;
        }
        long answeredAt = call.answeredAtWallMillis();
        long talk = answeredAt == 0 ? 0 : Math.max(0, call.lastAliveAtWallMillis() - answeredAt);
        long charged = Math.min(talk, call.paidMillis());
        long billed = rate == null ? charged : Math.min(call.paidMillis(), rate.billedMillis(charged, answeredAt));
        Charge explained = rate == null ? Charge.NOTHING : rate.charge(billed, answeredAt, Allowance.NONE);
        long charge = rate == null
                ? share(call.reservedMicros(), charged, call.paidMillis())
                : Math.min(call.reservedMicros(), explained.micros());
        ledger.record(new LedgerEvent.CallEnded(
                new CallDetailRecord(
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
                        answeredAt,
                        time.wallMillis(),
                        charged,
                        billed,
                        charge,
                        EndCause.GATEWAY_RESTARTED.name(),
                        answeredAt == 0 ? 0 : 200,
                        answeredAt == 0
                                ? "the gateway was restarted before an answer"
                                : "charged up to the last sign of life of the gateway",
                        explained.segments()),
                true));
        String account = call.account();
        if (account != null) {
            accounts.settle(account, call.reservedMicros(), charge);
        }
        return charge;
    }

    private static long share(long reservedMicros, long chargedMillis, long paidMillis) {
        if (paidMillis <= 0 || paidMillis == CallRate.UNLIMITED_MILLIS) {
            return 0;
        }
        return BigInteger.valueOf(reservedMicros)
                .multiply(BigInteger.valueOf(chargedMillis))
                .divide(BigInteger.valueOf(paidMillis))
                .longValueExact();
    }
}
