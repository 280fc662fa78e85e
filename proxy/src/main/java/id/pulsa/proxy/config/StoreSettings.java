package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;

/**
 * {@code store}: the ledger and the fast state.
 *
 * @param maxAccounts most accounts that there will ever be
 * @param maxSubscribers most subscribers that there will ever be
 * @param groupCommit how long the ledger's writer waits for more to commit together
 */
public record StoreSettings(int maxAccounts, int maxSubscribers, Duration groupCommit) {
    private static final int MOST = 100_000_000;
    private static final int DEFAULT_MOST = 2_000_000;

    /** A settlement, a CDR and the record of a live call are promised to be on disk by then. */
    private static final Duration LONGEST_GROUP_COMMIT = Duration.ofMillis(50);

    static StoreSettings read(Section store) {
        StoreSettings settings = new StoreSettings(
                store.integer("max_accounts", 1, MOST, DEFAULT_MOST),
                store.integer("max_subscribers", 1, MOST, DEFAULT_MOST),
                store.duration("group_commit", Duration.ZERO, LONGEST_GROUP_COMMIT, Duration.ofMillis(30)));
        store.reportUnknownKeys();
        return settings;
    }
}
