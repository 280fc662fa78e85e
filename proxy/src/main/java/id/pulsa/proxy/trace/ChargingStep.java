package id.pulsa.proxy.trace;

import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.Handover;
import id.pulsa.charging.session.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the charging did about a call at one moment. Amounts are micro-units, times ms of talk time. */
public sealed interface ChargingStep {
    /**
     * The call may be made.
     *
     * @param caller its number
     * @param account that pays; null when nobody does
     * @param rate plan and destination; null when nobody pays
     * @param funds what was set aside
     * @param decisions of the cells of caller and callee
     */
    record Admitted(
            String caller,
            String called,
            @Nullable String account,
            @Nullable String rate,
            Funds funds,
            List<CellDecision> decisions)
            implements ChargingStep {
        public Admitted {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * The call may not be made.
     *
     * @param decisions of the cells, as far as they were asked
     */
    record Refused(String caller, String called, Refusal refusal, String text, List<CellDecision> decisions)
            implements ChargingStep {
        public Refused {
            decisions = List.copyOf(decisions);
        }
    }

    /** A call of before a restart goes on. */
    record Resumed(long talkMillis, Funds funds) implements ChargingStep {}

    /** The clock starts. */
    record Answered(Funds funds) implements ChargingStep {}

    /** More was set aside, or the price has changed. */
    record Extended(long talkMillis, Funds funds) implements ChargingStep {}

    /**
     * No more could be set aside: the call ends when the paid time does.
     *
     * @param withheld since the ledger cannot be written; else since there is no more credit
     */
    record NotExtended(long talkMillis, Funds funds, boolean withheld) implements ChargingStep {}

    /**
     * A phone has gone to another cell.
     *
     * @param cell null for none
     * @param decision what that cell said; null when it was not asked
     */
    record HandedOver(
            Side side,
            @Nullable String cell,
            Handover.Outcome outcome,
            @Nullable CellDecision decision,
            Funds funds) implements ChargingStep {}

    /**
     * The call is over, and this is what it costs.
     *
     * @param sipStatus that the caller got; 200 when the call was answered
     */
    record Ended(EndCause cause, int sipStatus, @Nullable String detail, long talkMillis, long chargeMicros)
            implements ChargingStep {}

    /**
     * What is set aside for a call.
     *
     * @param reservedMicros credit, in micro-units
     * @param paidMillis the talk time in ms that it pays for; {@link Long#MAX_VALUE} when the call costs nothing
     * @param ratioThousandths price ratio of the increments that begin now
     * @param lockedMillis talk time in ms until which that ratio stays; {@link Long#MAX_VALUE} for the whole call
     */
    record Funds(long reservedMicros, long paidMillis, int ratioThousandths, long lockedMillis) {}
}
