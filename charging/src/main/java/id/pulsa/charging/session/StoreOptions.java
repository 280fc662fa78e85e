package id.pulsa.charging.session;

import id.pulsa.charging.ledger.LedgerOptions;

/**
 * Sizes of a store.
 *
 * @param maxSubscribers subscribers, and accounts, there may be; the views' files are sized for it (sparse)
 * @param maxBindingsPerNumber registration bindings of one number
 */
public record StoreOptions(long maxSubscribers, int maxBindingsPerNumber, LedgerOptions ledger) {
    public static final StoreOptions DEFAULT = new StoreOptions(2_000_000, 10, LedgerOptions.DEFAULT);

    public StoreOptions {
        if (maxSubscribers < 1 || maxSubscribers > 100_000_000) {
            throw new IllegalArgumentException("maxSubscribers " + maxSubscribers + " is outside 1–100,000,000");
        }
        if (maxBindingsPerNumber < 1 || maxBindingsPerNumber > 100) {
            throw new IllegalArgumentException("maxBindingsPerNumber " + maxBindingsPerNumber + " is outside 1–100");
        }
    }
}
