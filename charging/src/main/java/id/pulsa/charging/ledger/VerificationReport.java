package id.pulsa.charging.ledger;

import java.util.List;

/**
 * The books, checked. Amounts in micro-units.
 *
 * @param discrepancies one sentence each, at most {@link #MAX_DISCREPANCIES}
 * @param discrepancyCount how many there are in all
 */
public record VerificationReport(
        long accounts,
        long subscribers,
        long movements,
        long cdrs,
        long liveCalls,
        long topUpsMicros,
        long withdrawalsMicros,
        long chargesMicros,
        long balancesMicros,
        List<String> discrepancies,
        long discrepancyCount) {
    public static final int MAX_DISCREPANCIES = 1_000;

    public boolean clean() {
        return discrepancyCount == 0;
    }
}
