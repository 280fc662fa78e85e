package id.pulsa.charging.account;

import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where the rows of an import go: a running gateway, or a ledger that nothing runs on. */
@FunctionalInterface
public interface ImportTarget {
    /**
     * Adds or updates subscribers in one transaction.
     *
     * @param importId unique per import run
     */
    CompletableFuture<Outcome> importRows(String importId, List<ImportRow> rows);
}
