package id.pulsa.proxy.registrar;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.transport.Flow;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where a subscriber can be reached. Thread-safe; never touches the disk. */
public final class Locator {
    private static final Comparator<Location> BY_PREFERENCE =
            Comparator.comparingInt(Location::qThousandths).reversed();

    private final BindingStore store;
    private final TimeSource time;

    public Locator(BindingStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    /** The locations of a number, highest q first, then the one refreshed last; never an expired one. */
    public List<Location> find(String number) {
        List<Binding> bindings = store.find(number, time.wallMillis());
        List<Location> locations = new ArrayList<>(bindings.size());
        for (int i = bindings.size() - 1; i >= 0; i--) {
            Binding binding = bindings.get(i);
            Flow.fromKey(binding.flow())
                    .ifPresent(flow -> locations.add(new Location(
                            binding.contact(), flow, binding.qThousandths(), binding.userAgent(), binding.path())));
        }
        locations.sort(BY_PREFERENCE);
        return locations;
    }

    /** Where the preferred phone of a number sends from; null when none is registered. */
    public @Nullable InetAddress address(String number) {
        List<Location> locations = find(number);
        return locations.isEmpty() ? null : locations.get(0).flow().remote().getAddress();
    }
}
