package id.pulsa.charging.session;

import id.pulsa.charging.ledger.LedgerOptions;
import id.pulsa.charging.ledger.TopUpValidity;

/**
 * Sizes of a store.
 *
 * @param maxSubscribers subscribers, and accounts, there may be; the views' files are sized for it (sparse)
 * @param maxBindingsPerNumber registration bindings of one number
 * @param topUpValidity how long money that comes in keeps an account valid
 */
public record StoreOptions(
        long maxSubscribers, int maxBindingsPerNumber, LedgerOptions ledger, TopUpValidity topUpValidity) {
    public static final StoreOptions DEFAULT = new StoreOptions(2_000_000, 10, LedgerOptions.DEFAULT);

    /** Top-ups leave the validity of accounts alone. */
    public StoreOptions(long maxSubscribers, int maxBindingsPerNumber, LedgerOptions ledger) {
        this(maxSubscribers, maxBindingsPerNumber, ledger, TopUpValidity.NONE);
    }

    public StoreOptions {
        if (maxSubscribers < 1 || maxSubscribers > 100_000_000) {
            throw new IllegalArgumentException("maxSubscribers " + maxSubscribers + " is outside 1–100,000,000");
        }
        if (maxBindingsPerNumber < 1 || maxBindingsPerNumber > 100) {
            throw new IllegalArgumentException("maxBindingsPerNumber " + maxBindingsPerNumber + " is outside 1–100");
        }
    }
}
