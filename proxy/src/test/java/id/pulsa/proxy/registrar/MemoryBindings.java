package id.pulsa.proxy.registrar;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store whose commits happen when the test says so, unless told to be eager. */
final class MemoryBindings implements BindingStore {
    private final Map<String, List<Binding>> bindings = new HashMap<>();
    private final ArrayDeque<Runnable> pending = new ArrayDeque<>();
    private boolean eager = true;
    private Outcome outcome = new Outcome.Applied(0);
    private long expiredBefore;

    synchronized void holdCommits() {
        eager = false;
    }

    synchronized void answerWith(Outcome next) {
        outcome = next;
    }

    synchronized int pendingCommits() {
        return pending.size();
    }

    synchronized long expiredBefore() {
        return expiredBefore;
    }

    /** Commits the oldest change. */
    void commitOne() {
        Runnable oldest;
        synchronized (this) {
            oldest = pending.remove();
        }
        oldest.run();
    }

    synchronized void put(String number, List<Binding> all) {
        bindings.put(number, new ArrayList<>(all));
    }

    synchronized List<Binding> stored(String number) {
        return List.copyOf(bindings.getOrDefault(number, List.of()));
    }

    @Override
    public synchronized List<Binding> find(String number, long nowWallMillis) {
        List<Binding> found = new ArrayList<>(bindings.getOrDefault(number, List.of()));
        found.removeIf(binding -> binding.expiresAtWallMillis() <= nowWallMillis);
        return found;
    }

    @Override
    public CompletionStage<Outcome> change(String number, List<Binding> put, List<String> removedKeys) {
        CompletableFuture<Outcome> done = new CompletableFuture<>();
        Runnable commit = () -> {
            Outcome result;
            synchronized (this) {
                result = outcome;
                if (result.accepted()) {
                    apply(bindings.computeIfAbsent(number, key -> new ArrayList<>()), put, removedKeys);
                }
            }
            done.complete(result);
        };
        synchronized (this) {
            pending.add(commit);
        }
        if (eager) {
            commitOne();
        }
        return done;
    }

    private static void apply(List<Binding> all, List<Binding> put, List<String> removedKeys) {
        all.removeIf(binding -> removedKeys.contains(binding.key()));
        for (Binding added : put) {
            all.removeIf(binding -> binding.key().equals(added.key()));
            all.add(added);
        }
    }

    @Override
    public synchronized CompletionStage<Outcome> expire(long beforeWallMillis) {
        expiredBefore = beforeWallMillis;
        return CompletableFuture.completedFuture(outcome);
    }
}
