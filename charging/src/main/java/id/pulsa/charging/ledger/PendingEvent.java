package id.pulsa.charging.ledger;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to the disk.
 *
 * @param done completed after the commit; null when nobody waits
 * @param tail its sequence number in the {@link LedgerTail}, 0 when it is not kept there
 */
record PendingEvent(LedgerEvent event, @Nullable CompletableFuture<Outcome> done, long tail) {
    PendingEvent(LedgerEvent event, @Nullable CompletableFuture<Outcome> done) {
        this(event, done, 0);
    }
}
