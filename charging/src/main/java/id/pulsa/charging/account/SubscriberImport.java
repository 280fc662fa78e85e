package id.pulsa.charging.account;

import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Loads many subscribers, a large transaction at a time, while the next one is being gathered. A number that exists is
 * updated (credential, plan, account, limits, home cell, name) and its balance left alone; so running the same import
 * again changes nothing. Used by one thread; blocks while the store is behind.
 */
public final class SubscriberImport {
    /** Rows in one transaction while a gateway runs: few enough not to hold up its calls' records. */
    public static final int ROWS_WHILE_RUNNING = 1_000;

    /** Rows in one transaction when nothing else is written: each costs one wait for the disk. */
    public static final int ROWS_OFFLINE = 25_000;

    private final ImportTarget target;
    private final String importId;
    private final int rowsPerTransaction;
    private List<ImportRow> gathered = new ArrayList<>();
    private @Nullable CompletableFuture<Outcome> underWay;
    private long added;
    private long changed;
    private long unchanged;

    /**
     * Begins an import.
     *
     * @param importId never used before: prefix of the first top-ups' event ids
     * @param rowsPerTransaction {@link #ROWS_WHILE_RUNNING} or {@link #ROWS_OFFLINE}
     */
    public SubscriberImport(ImportTarget target, String importId, int rowsPerTransaction) {
        this.rowsPerTransaction = rowsPerTransaction;
        this.target = target;
        this.importId = importId;
    }

    /**
     * Adds a row; it may be written some rows later.
     *
     * @throws LedgerException when rows could not be written; all rows of earlier transactions stay
     */
    public void add(ImportRow row) {
        gathered.add(row);
        if (gathered.size() >= rowsPerTransaction) {
            hand();
        }
    }

    /** Writes what is left and waits for it; throws as {@link #add} does. */
    public void finish() {
        if (!gathered.isEmpty()) {
            hand();
        }
        await();
    }

    private void hand() {
        await();
        underWay = target.importRows(importId, gathered);
        gathered = new ArrayList<>(rowsPerTransaction);
    }

    private void await() {
        CompletableFuture<Outcome> future = underWay;
        underWay = null;
        if (future != null) {
            count(outcome(future));
        }
    }

    private static Outcome outcome(CompletableFuture<Outcome> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void count(Outcome outcome) {
        if (outcome instanceof Outcome.Imported imported) {
            for (ImportRow.Result result : imported.results()) {
                switch (result) {
                    case ADDED -> added++;
                    case CHANGED -> changed++;
                    case UNCHANGED -> unchanged++;
                }
            }
        } else if (outcome instanceof Outcome.Rejected rejected) {
            throw new LedgerException(
                    rejected.reason() == Outcome.Rejection.STORE_FULL
                            ? "there are as many subscribers as the store is sized for"
                            : "rows were refused: " + rejected.reason());
        }
    }

    /** New subscribers written so far. */
    public long added() {
        return added;
    }

    /** Existing subscribers that got new data. */
    public long changed() {
        return changed;
    }

    /** Existing subscribers that had the same data. */
    public long unchanged() {
        return unchanged;
    }

    /** Rows written so far, for a progress display. */
    public long written() {
        return added + changed + unchanged;
    }
}
