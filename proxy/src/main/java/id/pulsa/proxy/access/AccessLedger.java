package id.pulsa.proxy.access;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import java.util.concurrent.CompletableFuture;

/** The ledger as this package writes it. */
@FunctionalInterface
public interface AccessLedger {
    /** Commits an event after all that were handed in before; as {@link id.pulsa.charging.ledger.Ledger#submit}. */
    CompletableFuture<Outcome> submit(LedgerEvent event);
}
