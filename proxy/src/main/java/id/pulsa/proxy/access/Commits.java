package id.pulsa.proxy.access;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.StoreUnavailableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits until what was decided is on the disk. */
final class Commits {
    private static final long PATIENCE_SECONDS = 30;

    private final AccessLedger ledger;

    Commits(AccessLedger ledger) {
        this.ledger = ledger;
    }

    /** @throws LedgerException when it is not, or not yet */
    Outcome commit(LedgerEvent event) {
        try {
            return ledger.submit(event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LedgerException known) {
                throw known;
            }
            throw new StoreUnavailableException("the ledger could not be written", e);
        } catch (TimeoutException e) {
            throw new StoreUnavailableException("the ledger did not commit in time; it may still", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for the ledger; it may still commit", e);
        }
    }
}
