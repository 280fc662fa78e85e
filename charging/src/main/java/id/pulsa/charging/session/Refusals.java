package id.pulsa.charging.session;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.Charge;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Turns attempts away: the answer for the caller, and the detail record that says why. */
final class Refusals {
    private static final int OVERLOAD_RETRY_SECONDS = 5;
    private static final int LEDGER_RETRY_SECONDS = 10;
    private static final int CELL_RETRY_SECONDS = 10;

    private final Ledger ledger;
    private final ToIntFunction<Refusal> sipStatus;

    /** @param sipStatus the final response that the caller gets, for the record */
    Refusals(Ledger ledger, ToIntFunction<Refusal> sipStatus) {
        this.ledger = ledger;
        this.sipStatus = sipStatus;
    }

    /** Before any cell was asked. */
    Authorisation.Refused call(
            CallAttempt attempt,
            @Nullable Subscriber subscriber,
            @Nullable String rate,
            Objection objection,
            long now) {
        return call(attempt, subscriber, rate, objection, List.of(), now);
    }

    /**
     * An attempt is turned away.
     *
     * @param rate plan and destination; null when it did not come to rating
     * @param decisions of the cells, as far as they were asked
     */
    Authorisation.Refused call(
            CallAttempt attempt,
            @Nullable Subscriber subscriber,
            @Nullable String rate,
            Objection objection,
            List<CellDecision> decisions,
            long now) {
        Refusal refusal = objection.refusal();
        String text = oneLine(objection.sentence());
        record(
                refusal,
                new CallDetailRecord(
                        CallDetailRecord.Kind.CALL,
                        attempt.callId(),
                        attempt.callerText(),
                        attempt.called(),
                        subscriber == null ? null : subscriber.account(),
                        rate,
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
                        detail(refusal, text),
                        List.of(),
                        List.of(),
                        decisions));
        return new Authorisation.Refused(refusal, text, retryAfterSeconds(refusal), decisions);
    }

    /** @param rate plan and destination; null when it did not come to rating */
    MessageAuthorisation.Refused message(
            MessageAttempt attempt,
            @Nullable Subscriber subscriber,
            @Nullable String rate,
            Objection objection,
            long now) {
        Refusal refusal = objection.refusal();
        String text = oneLine(objection.sentence());
        record(
                refusal,
                PrepaidMessage.record(
                        attempt,
                        subscriber,
                        rate,
                        now,
                        now,
                        EndCause.REFUSED,
                        sipStatus.applyAsInt(refusal),
                        detail(refusal, text),
                        Charge.NOTHING));
        return new MessageAuthorisation.Refused(refusal, text, retryAfterSeconds(refusal));
    }

    private void record(Refusal refusal, CallDetailRecord cdr) {
        LedgerEvent event = new LedgerEvent.CallEnded(cdr, false);
        if (refusal == Refusal.OVERLOADED || refusal == Refusal.LEDGER_UNWRITABLE) {
            ledger.recordUnlessOverfull(event);
        } else {
            ledger.record(event);
        }
    }

    /** Dialled numbers are part of the sentence, and strangers choose them. */
    private static String oneLine(String sentence) {
        return sentence.replaceAll("\\p{Cntrl}", "?");
    }

    private static String detail(Refusal refusal, String text) {
        return refusal.name() + ": " + text;
    }

    private static int retryAfterSeconds(Refusal refusal) {
        return switch (refusal) {
            case OVERLOADED -> OVERLOAD_RETRY_SECONDS;
            case LEDGER_UNWRITABLE -> LEDGER_RETRY_SECONDS;
            case CELL_FULL, PREBLOCKED -> CELL_RETRY_SECONDS;
            default -> 0;
        };
    }
}
