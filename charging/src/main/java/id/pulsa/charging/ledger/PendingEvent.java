package id.pulsa.charging.ledger;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the disk.
 *
 * @param done completed after the commit; null when nobody waits
 */
record PendingEvent(LedgerEvent event, @Nullable CompletableFuture<Outcome> done) {}
