package id.pulsa.charging.location;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Registration bindings: read off the heap, changed through the ledger. Thread-safe. Changes to one number are applied
 * in the order in which they were handed in; a {@link #find} sees a change from before its future completes.
 */
public final class Bindings {
    private final Ledger ledger;
    private final BindingView view;
    private final int maxPerNumber;

    /** @param maxPerNumber bindings that one number may have at once */
    public Bindings(Ledger ledger, BindingView view, int maxPerNumber) {
        this.ledger = ledger;
        this.view = view;
        this.maxPerNumber = maxPerNumber;
    }

    /** The bindings of a number that end after {@code nowWallMillis}; never touches the disk. */
    public List<Binding> find(String number, long nowWallMillis) {
        return view.find(number, nowWallMillis);
    }

    /** The numbers that have a binding which ends after {@code nowWallMillis}; looks at every one, so call it rarely. */
    public List<String> numbers(long nowWallMillis) {
        return view.numbers(nowWallMillis);
    }

    /**
     * Applies one REGISTER's changes, all or nothing.
     *
     * @param put added, or replaced where the key exists
     * @param removedKeys dropped first
     * @return completed after the commit, on the ledger's thread; {@link Rejected} with {@code TOO_MANY_BINDINGS} when
     *     there would be too many
     */
    public CompletableFuture<Outcome> change(String number, List<Binding> put, List<String> removedKeys) {
        if (put.size() > maxPerNumber) {
            return CompletableFuture.completedFuture(new Rejected(Rejection.TOO_MANY_BINDINGS));
        }
        return ledger.submit(
                new LedgerEvent.BindingsChanged(number, List.copyOf(put), List.copyOf(removedKeys), maxPerNumber));
    }

    /** Forgets all bindings that ended before {@code beforeWallMillis}; looks at every one, so call it rarely. */
    public CompletableFuture<Outcome> expire(long beforeWallMillis) {
        return ledger.submit(new LedgerEvent.BindingsExpired(beforeWallMillis));
    }
}
