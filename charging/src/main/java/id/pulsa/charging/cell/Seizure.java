package id.pulsa.charging.cell;

import id.pulsa.charging.ledger.CellDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call that wants its channels.
 *
 * @param held what it has and must give back; null when it is refused
 * @param decisions of the caller's cell, then of the callee's, as far as they were asked; the last one refused
 */
public record Seizure(@Nullable HeldChannels held, List<CellDecision> decisions) {
    public Seizure {
        decisions = List.copyOf(decisions);
    }

    /** The decision that refused it; null when it is admitted. */
    public @Nullable CellDecision refusal() {
        return held != null || decisions.isEmpty() ? null : decisions.get(decisions.size() - 1);
    }
}
