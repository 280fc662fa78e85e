package id.pulsa.charging.location;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.CommitListener;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;

/** Bindings by number, off the heap. Written only by the ledger's thread, in the order of its commits. */
public final class BindingView implements CommitListener, AutoCloseable {
    private static final int TYPICAL_NUMBER_BYTES = 14;

    private final ChronicleMap<String, BindingSet> map;

    private BindingView(ChronicleMap<String, BindingSet> map) {
        this.map = map;
    }

    /**
     * Opens the view's file, created when missing.
     *
     * @param maxNumbers what the file is sized for
     */
    public static BindingView open(Path file, long maxNumbers) throws IOException {
        return new BindingView(ChronicleMapBuilder.of(String.class, BindingSet.class)
                .name("bindings")
                .entries(maxNumbers)
                .averageKeySize(TYPICAL_NUMBER_BYTES)
                .averageValueSize(BindingMarshaller.TYPICAL_SIZE)
                .valueMarshaller(BindingMarshaller.INSTANCE)
                .checksumEntries(false)
                .putReturnsNull(true)
                .skipCloseOnExitHook(true)
                .createPersistedTo(file.toFile()));
    }

    /** Fills the empty view from the ledger. */
    public void rebuild(LedgerReads reads) {
        BindingSetCollector collector = new BindingSetCollector(map::put);
        reads.forEachBinding(collector::add);
        collector.finish();
    }

    /** How many numbers have bindings, those that have run out since the last look included. */
    public long size() {
        return map.longSize();
    }

    List<Binding> find(String number, long wallMillis) {
        BindingSet set = map.get(number);
        return set == null ? List.of() : set.at(wallMillis);
    }

    List<String> numbers(long wallMillis) {
        List<String> numbers = new ArrayList<>();
        map.forEach((number, set) -> {
            if (!set.at(wallMillis).isEmpty()) {
                numbers.add(number);
            }
        });
        return numbers;
    }

    @Override
    public void committed(LedgerEvent event, Outcome outcome) {
        if (!outcome.accepted()) {
            return;
        }
        if (event instanceof LedgerEvent.BindingsChanged change) {
            change(change);
        } else if (event instanceof LedgerEvent.SubscriberRemoved removed) {
            map.remove(removed.number());
        } else if (event instanceof LedgerEvent.BindingsExpired expired) {
            expire(expired.beforeWallMillis());
        }
    }

    private void change(LedgerEvent.BindingsChanged change) {
        BindingSet before = map.get(change.number());
        List<Binding> after = new ArrayList<>(before == null ? List.of() : List.of(before.bindings()));
        after.removeIf(binding -> change.removedKeys().contains(binding.key()));
        for (Binding added : change.put()) {
            after.removeIf(binding -> binding.key().equals(added.key()));
            after.add(added);
        }
        store(change.number(), after);
    }

    private void expire(long beforeWallMillis) {
        List<String> numbers = new ArrayList<>();
        map.forEach((number, set) -> {
            if (set.at(beforeWallMillis - 1).size() < set.bindings().length) {
                numbers.add(number);
            }
        });
        for (String number : numbers) {
            store(number, find(number, beforeWallMillis - 1));
        }
    }

    private void store(String number, List<Binding> bindings) {
        if (bindings.isEmpty()) {
            map.remove(number);
        } else {
            map.put(number, BindingSet.of(bindings));
        }
    }

    @Override
    public void close() {
        map.close();
    }
}
