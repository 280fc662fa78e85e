package id.pulsa.charging.session;

import id.pulsa.charging.ledger.CellDecision;
import java.util.List;

/** The answer to a {@link CallAttempt}. */
public sealed interface Authorisation {
    /** The call may be made; {@code session} holds its reservation until {@link CallSession#end}. */
    record Granted(CallSession session) implements Authorisation {}

    /**
     * The call may not be made.
     *
     * @param text one sentence for a human, free of line breaks, naming the account limit or the cell
     * @param retryAfterSeconds when trying again makes sense, or 0
     * @param decisions of the cells, as far as they were asked
     * @param offeredThousandths with {@link Refusal#PRICE_CONSENT} the price ratio that calling again accepts; else 0
     */
    record Refused(
            Refusal refusal, String text, int retryAfterSeconds, List<CellDecision> decisions, int offeredThousandths)
            implements Authorisation {
        public Refused {
            decisions = List.copyOf(decisions);
        }

        /** Refused without an offer. */
        Refused(Refusal refusal, String text, int retryAfterSeconds, List<CellDecision> decisions) {
            this(refusal, text, retryAfterSeconds, decisions, 0);
        }

        Refused offering(int ratioThousandths) {
            return new Refused(refusal, text, retryAfterSeconds, decisions, ratioThousandths);
        }
    }
}
