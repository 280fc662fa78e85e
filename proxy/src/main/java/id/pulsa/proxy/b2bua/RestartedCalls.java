package id.pulsa.proxy.b2bua;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallSession;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.session.InterruptedCalls;
import id.pulsa.charging.session.PrepaidCharging;
import id.pulsa.proxy.transaction.ShardIdentifiers;
import id.pulsa.proxy.transaction.SipTimers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the calls that ran when the last process died.
 *
 * <ul>
 *   <li>One that was answered goes on, if that is wanted, its phones' dialogs can be read, and today's tariff still has its
 *       price: the time without a gateway is talk time, since the people talked on, as far as it was paid for before. Both
 *       phones are asked whether they know of it; if one does not, it counts up to the last sign of life before.
 *   <li>Any other that was answered is hung up, and counts up to the last sign of life.
 *   <li>One that was being set up is taken back, and costs nothing.
 *   <li>One that had ended is not settled again; its phones are told once more.
 * </ul>
 */
public final class RestartedCalls {
    private static final Logger LOG = LogManager.getLogger(RestartedCalls.class);

    /**
     * How many of them there were.
     *
     * @param carriedOn go on
     * @param hungUp were answered and are hung up
     * @param takenBack were being set up
     * @param told had ended, and their phones are told once more
     */
    public record Counts(int carriedOn, int hungUp, int takenBack, int told) {}

    private final ChargingStore store;
    private final InterruptedCalls interrupted;
    private final PrepaidCharging charging;
    private final Rater rater;
    private final boolean carryOn;
    private final long answerMillis;
    private final long repeatMillis;
    private final List<List<AdoptedCall>> adopted = new ArrayList<>();
    private int carriedOn;
    private int hungUp;
    private int takenBack;
    private int told;

    /**
     * @param carryOn whether answered calls go on; else they are hung up
     * @param timers of SIP: 64·T1 is how long a caller's ACK is waited for, T2 how late a phone repeats its BYE
     */
    public RestartedCalls(
            ChargingStore store, PrepaidCharging charging, Rater rater, boolean carryOn, SipTimers timers) {
        this.answerMillis = timers.answerMillis();
        this.repeatMillis = timers.t2Millis();
        this.store = store;
        this.interrupted = store.interruptedCalls();
        this.charging = charging;
        this.rater = rater;
        this.carryOn = carryOn;
    }

    /** Settles those that are over and hands all to their shards; before the transport is started. */
    public void adopt(B2bua b2bua) {
        for (int i = 0; i < b2bua.shardCount(); i++) {
            adopted.add(new ArrayList<>());
        }
        List<LiveCall> calls = interrupted.list();
        // Most of the work, and the same on every thread.
        List<Optional<SavedCall>> saved =
                calls.parallelStream().map(this::saved).toList();
        for (int i = 0; i < calls.size(); i++) {
            adopt(b2bua, calls.get(i), saved.get(i).orElse(null));
        }
        b2bua.adopt(adopted);
        adopted.clear();
        if (!calls.isEmpty()) {
            LOG.warn(
                    "the last stop interrupted {} calls: {} go on, {} are hung up, {} that rang are taken back,"
                            + " the phones of {} that had ended are told again",
                    carriedOn + hungUp + takenBack + told,
                    carriedOn,
                    hungUp,
                    takenBack,
                    told);
        }
    }

    /** Goes on with them; when the transport has been started. */
    public void goOn(B2bua b2bua) {
        b2bua.goOn();
    }

    /** What became of them. */
    public Counts counts() {
        return new Counts(carriedOn, hungUp, takenBack, told);
    }

    private Optional<SavedCall> saved(LiveCall call) {
        Dialogs dialogs = call.dialogs();
        boolean acknowledged = interrupted.outlived(call, answerMillis);
        return Optional.ofNullable(dialogs == null ? null : SavedCall.read(dialogs.bytes(), acknowledged));
    }

    private void adopt(B2bua b2bua, LiveCall call, @Nullable SavedCall saved) {
        String tag = saved == null ? null : saved.callerTag();
        count(call);
        if (saved == null || tag == null || call.kind() != CallDetailRecord.Kind.CALL) {
            interrupted.settle(call, rateOf(call), false);
            if (call.isOver()) {
                interrupted.gone(call.callId());
            }
            return;
        }
        CallAttempt attempt = attempt(call, saved);
        CallSession session = carryOn && !call.isOver() && saved.whole() && saved.answered()
                ? charging.resume(call, attempt, interrupted.heardUntilWallMillis(call, repeatMillis))
                : null;
        boolean settled = session == null;
        if (session == null) {
            interrupted.settle(call, rateOf(call), true);
            session = charging.settled(call, attempt);
        } else {
            carriedOn++;
            hungUp--;
        }
        adopted.get(b2bua.shardOf(ShardIdentifiers.shardOfTag(tag)))
                .add(new AdoptedCall(attempt, session, planOf(call), call.startedAtWallMillis(), saved, settled));
    }

    private void count(LiveCall call) {
        if (call.isOver()) {
            told++;
        } else if (call.answeredAtWallMillis() != 0) {
            hungUp++;
        } else {
            takenBack++;
        }
    }

    private static CallAttempt attempt(LiveCall call, SavedCall saved) {
        return new CallAttempt(
                call.callId(),
                saved.payer(),
                call.caller(),
                call.called(),
                saved.calleeAccount(),
                saved.emergency(),
                call.callerCell(),
                call.calleeCell());
    }

    private @Nullable String planOf(LiveCall call) {
        String number = call.subscriber();
        Subscriber subscriber = number == null ? null : store.subscribers().find(number);
        return subscriber == null ? null : subscriber.plan();
    }

    /** The price that the call had, when today's tariff still has it under the same name. */
    private @Nullable CallRate rateOf(LiveCall call) {
        String plan = planOf(call);
        return plan != null
                        && rater.rate(plan, call.called()) instanceof RateLookup.Rated rated
                        && rated.rate().description().equals(call.rate())
                ? rated.rate()
                : null;
    }
}
