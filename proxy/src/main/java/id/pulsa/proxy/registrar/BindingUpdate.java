package id.pulsa.proxy.registrar;

import id.pulsa.charging.ledger.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a REGISTER changes: steps 6 and 7 of RFC 3261 §10.3, all or nothing. */
sealed interface BindingUpdate {
    /** Nothing is changed. */
    record Refused(RegisterResponse response) implements BindingUpdate {}

    /** Both empty for a query. */
    record Change(List<Binding> put, List<String> removedKeys) implements BindingUpdate {
        boolean isEmpty() {
            return put.isEmpty() && removedKeys.isEmpty();
        }
    }

    /**
     * Decides.
     *
     * @param current the number's bindings that have not expired
     */
    static BindingUpdate of(Registration registration, List<Binding> current, int maxContacts, long nowWallMillis) {
        Map<String, Binding> byKey = new LinkedHashMap<>();
        for (Binding binding : current) {
            byKey.put(binding.key(), binding);
        }
        Map<String, Binding> put = new LinkedHashMap<>();
        Set<String> removed = new LinkedHashSet<>();
        if (registration.all()) {
            removed.addAll(byKey.keySet());
        }
        for (Registration.Contact contact : registration.contacts()) {
            put.remove(contact.key());
            removed.remove(contact.key());
            if (contact.expiresSeconds() > 0) {
                put.put(contact.key(), binding(registration, contact, nowWallMillis));
            } else if (byKey.containsKey(contact.key())) {
                removed.add(contact.key());
            }
        }
        Set<String> touched = new LinkedHashSet<>(removed);
        touched.addAll(put.keySet());
        for (String key : touched) {
            Binding before = byKey.get(key);
            if (before != null && isOutOfOrder(registration, before)) {
                return new Refused(RegisterResponse.refused(500, "REGISTER Out Of Order"));
            }
        }
        Set<String> after = new LinkedHashSet<>(byKey.keySet());
        after.removeAll(removed);
        after.addAll(put.keySet());
        // Whoever only removes may do so even if a lowered limit leaves too many.
        if (!put.isEmpty() && after.size() > maxContacts) {
            return new Refused(RegisterResponse.refused(403, "Too Many Contacts"));
        }
        return new Change(List.copyOf(new ArrayList<>(put.values())), List.copyOf(removed));
    }

    private static boolean isOutOfOrder(Registration registration, Binding before) {
        return before.callId().equals(registration.callId()) && registration.cseq() <= before.cseq();
    }

    private static Binding binding(Registration registration, Registration.Contact contact, long nowWallMillis) {
        return new Binding(
                contact.key(),
                contact.uri(),
                contact.qThousandths(),
                nowWallMillis + contact.expiresSeconds() * 1_000,
                registration.callId(),
                registration.cseq(),
                registration.flow(),
                registration.userAgent(),
                registration.path());
    }
}
