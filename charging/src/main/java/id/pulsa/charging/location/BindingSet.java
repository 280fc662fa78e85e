package id.pulsa.charging.location;

import id.pulsa.charging.ledger.Binding;
import java.util.ArrayList;
import java.util.List;

/** All bindings of one number, in the order in which they were first made. */
final class BindingSet {
    private final Binding[] bindings;

    BindingSet(Binding[] bindings) {
        this.bindings = bindings;
    }

    static BindingSet of(List<Binding> bindings) {
        return new BindingSet(bindings.toArray(new Binding[0]));
    }

    Binding[] bindings() {
        return bindings;
    }

    List<Binding> at(long wallMillis) {
        List<Binding> current = new ArrayList<>(bindings.length);
        for (Binding binding : bindings) {
            if (binding.expiresAtWallMillis() > wallMillis) {
                current.add(binding);
            }
        }
        return current;
    }
}
