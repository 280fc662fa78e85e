package id.pulsa.charging.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a repair of the books found and did.
 *
 * @param before the books as they were
 * @param changes one sentence each, at most {@link VerificationReport#MAX_DISCREPANCIES}
 * @param changeCount how many there were in all
 * @param after the books as they are now; null when nothing was done, since rows had been changed by hand and nobody has
 *     accepted that
 */
public record RepairReport(
        VerificationReport before,
        List<String> changes,
        long changeCount,
        @Nullable VerificationReport after) {
    public RepairReport {
        changes = List.copyOf(changes);
    }

    /** Whether the books are right now. */
    public boolean clean() {
        return after != null && after.clean();
    }
}
