package id.pulsa.charging.ledger;

import java.util.List;

/**
 * The books, checked. Amounts in micro-units.
 *
 * @param bundles that the accounts were ever granted, those used up or expired included
 * @param chain where the chains of the ledger's rows end
 * @param chainFaults how many of the discrepancies are of rows that were changed, removed, added or moved by hand
 * @param notes what administrators did to the ledger by hand, oldest first, at most {@link #MAX_NOTES}
 * @param discrepancies one sentence each, at most {@link #MAX_DISCREPANCIES}
 * @param discrepancyCount how many there are in all
 */
public record VerificationReport(
        long accounts,
        long subscribers,
        long movements,
        long cdrs,
        long liveCalls,
        long bundles,
        Vouchers vouchers,
        long topUpsMicros,
        long withdrawalsMicros,
        long chargesMicros,
        long balancesMicros,
        LedgerChain chain,
        long chainFaults,
        List<LedgerNote> notes,
        List<String> discrepancies,
        long discrepancyCount) {
    public static final int MAX_DISCREPANCIES = 1_000;
    public static final int MAX_NOTES = 100;

    /**
     * How many vouchers there are.
     *
     * @param made in all batches
     * @param redeemed of them
     * @param withdrawn of them before they were redeemed
     */
    public record Vouchers(long made, long redeemed, long withdrawn) {}

    public boolean clean() {
        return discrepancyCount == 0;
    }
}
