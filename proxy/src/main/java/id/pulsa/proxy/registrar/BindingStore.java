package id.pulsa.proxy.registrar;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.location.Bindings;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where bindings are kept. Called on shard threads: never blocks. */
public interface BindingStore {
    /** The bindings of a number that end after {@code nowWallMillis}, the one refreshed last at the end. */
    List<Binding> find(String number, long nowWallMillis);

    /**
     * Applies one REGISTER's changes, all or nothing; a {@link #find} sees them from before the stage completes.
     *
     * @param put added, or replaced where the key exists
     * @param removedKeys dropped first
     * @return completed after the commit, on any thread
     */
    CompletionStage<Outcome> change(String number, List<Binding> put, List<String> removedKeys);

    /** Forgets all bindings that ended before that instant. */
    CompletionStage<Outcome> expire(long beforeWallMillis);

    /** The durable bindings of the charging side. */
    static BindingStore of(Bindings bindings) {
        return new BindingStore() {
            @Override
            public List<Binding> find(String number, long nowWallMillis) {
                return bindings.find(number, nowWallMillis);
            }

            @Override
            public CompletionStage<Outcome> change(String number, List<Binding> put, List<String> removedKeys) {
                return bindings.change(number, put, removedKeys);
            }

            @Override
            public CompletionStage<Outcome> expire(long beforeWallMillis) {
                return bindings.expire(beforeWallMillis);
            }
        };
    }
}
