package id.pulsa.charging.session;

import id.pulsa.charging.account.ImportTarget;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.time.TimeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes an import's rows into a ledger that no gateway runs on, without opening the views: the next start makes them
 * anew, since the ledger has moved on.
 */
public final class OfflineImport implements ImportTarget, AutoCloseable {
    private final Ledger ledger;
    private final TimeSource time;
    private final long maxSubscribers;
    private long subscribers;

    /**
     * Opens the ledger; the caller closes the directory afterwards.
     *
     * @throws id.pulsa.charging.ledger.DataDirectoryException with one line for the administrator
     */
    public OfflineImport(DataDirectory directory, StoreOptions options, TimeSource time) {
        LedgerStore store = SqliteLedgerStore.open(directory.ledgerFile());
        try (LedgerReads reads = store.openReads()) {
            this.subscribers = reads.countSubscribers();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        this.ledger = new Ledger(store, options.ledger(), time, (event, outcome) -> {});
        this.time = time;
        this.maxSubscribers = options.maxSubscribers();
    }

    /** Used by one thread. Counts every row as new, so it refuses no later than the views would overflow. */
    @Override
    public CompletableFuture<Outcome> importRows(String importId, List<ImportRow> rows) {
        if (subscribers + rows.size() > maxSubscribers) {
            subscribers = ledger.reads().countSubscribers();
            if (subscribers + rows.size() > maxSubscribers) {
                return CompletableFuture.completedFuture(new Outcome.Rejected(Outcome.Rejection.STORE_FULL));
            }
        }
        subscribers += rows.size();
        return ledger.submit(new LedgerEvent.SubscribersImported(importId, List.copyOf(rows), time.wallMillis()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
