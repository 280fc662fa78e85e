package id.pulsa.charging.location;

import id.pulsa.charging.ledger.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Gathers bindings that come ordered by number into one set per number. */
final class BindingSetCollector {
    private final BiConsumer<String, BindingSet> sets;
    private final List<Binding> bindings = new ArrayList<>();
    private @Nullable String number;

    BindingSetCollector(BiConsumer<String, BindingSet> sets) {
        this.sets = sets;
    }

    void add(String ofNumber, Binding binding) {
        if (!ofNumber.equals(number)) {
            finish();
            number = ofNumber;
        }
        bindings.add(binding);
    }

    void finish() {
        if (number != null) {
            sets.accept(number, BindingSet.of(bindings));
        }
        bindings.clear();
        number = null;
    }
}
