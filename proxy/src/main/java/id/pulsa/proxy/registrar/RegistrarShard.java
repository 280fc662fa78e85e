package id.pulsa.proxy.registrar;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.registrar.RegisterResponse.Row;
import id.pulsa.proxy.transport.Shard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The registrar for the numbers of one shard, confined to its thread. While a number's change is being committed, its
 * next REGISTERs wait: each sees what the one before left, so none is lost and none counts contacts wrongly.
 */
final class RegistrarShard {
    private record Waiting(Registration registration, Consumer<RegisterResponse> answer) {}

    private final Shard shard;
    private final RegistrarSettings settings;
    private final BindingStore store;
    private final TimeSource time;
    private final Map<String, ArrayDeque<Waiting>> committing = new HashMap<>();

    RegistrarShard(Shard shard, RegistrarSettings settings, BindingStore store, TimeSource time) {
        this.shard = shard;
        this.settings = settings;
        this.store = store;
        this.time = time;
    }

    Shard shard() {
        return shard;
    }

    /** Works on one REGISTER; {@code answer} is called on this shard's thread. */
    void register(Registration registration, Consumer<RegisterResponse> answer) {
        ArrayDeque<Waiting> queue = committing.get(registration.number());
        if (queue == null) {
            begin(registration, answer, new ArrayDeque<>());
        } else if (queue.size() < settings.maxWaiting()) {
            queue.add(new Waiting(registration, answer));
        } else {
            answer.accept(RegisterResponse.unavailable());
        }
    }

    /** Whether it is done; else its commit is under way, and {@code queue} takes what comes meanwhile. */
    private boolean begin(Registration registration, Consumer<RegisterResponse> answer, ArrayDeque<Waiting> queue) {
        String number = registration.number();
        long nowWallMillis = time.wallMillis();
        List<Binding> current = store.find(number, nowWallMillis);
        BindingUpdate update = BindingUpdate.of(registration, current, settings.maxContacts(), nowWallMillis);
        if (update instanceof BindingUpdate.Refused refused) {
            answer.accept(refused.response());
            return true;
        }
        BindingUpdate.Change change = (BindingUpdate.Change) update;
        if (change.isEmpty()) {
            answer.accept(listing(registration, current, nowWallMillis));
            return true;
        }
        CompletionStage<Outcome> commit = store.change(number, change.put(), change.removedKeys());
        committing.put(number, queue);
        commit.whenComplete((outcome, failure) -> shard.execute(() -> {
            try {
                answer.accept(committed(registration, failure == null ? outcome : null));
            } finally {
                next(number);
            }
        }));
        return false;
    }

    private void next(String number) {
        // Out of the map first: should one of them throw, the number is free again.
        ArrayDeque<Waiting> queue = committing.remove(number);
        while (queue != null && !queue.isEmpty()) {
            Waiting waiting = queue.remove();
            if (!begin(waiting.registration(), waiting.answer(), queue)) {
                return;
            }
        }
    }

    private RegisterResponse committed(Registration registration, @Nullable Outcome outcome) {
        if (outcome == null) {
            return RegisterResponse.unavailable();
        }
        if (outcome instanceof Rejected rejected) {
            return switch (rejected.reason()) {
                case UNKNOWN_SUBSCRIBER -> RegisterResponse.refused(404, "To Names No Subscriber");
                case TOO_MANY_BINDINGS -> RegisterResponse.refused(403, "Too Many Contacts");
                case STORE_FULL -> RegisterResponse.unavailable();
                default -> RegisterResponse.refused(500, "Bindings Not Stored");
            };
        }
        long nowWallMillis = time.wallMillis();
        return listing(registration, store.find(registration.number(), nowWallMillis), nowWallMillis);
    }

    /** 200 with all bindings (RFC 3261 §10.3 step 8) and the Path that was stored (RFC 3327 §5.3). */
    private static RegisterResponse listing(Registration registration, List<Binding> bindings, long nowWallMillis) {
        List<Row> rows = new ArrayList<>(bindings.size() + 1);
        for (Binding binding : bindings) {
            // Rounded up, so that a client is not told less than what it was just granted.
            long seconds = (binding.expiresAtWallMillis() - nowWallMillis + 999) / 1_000;
            rows.add(new Row(
                    HeaderName.CONTACT,
                    '<' + binding.contact() + '>' + q(binding.qThousandths()) + ";expires=" + seconds));
        }
        String path = registration.path();
        if (path != null) {
            rows.add(new Row(HeaderName.PATH, path));
        }
        return RegisterResponse.ok(rows);
    }

    private static String q(int thousandths) {
        if (thousandths == 1_000) {
            return "";
        }
        String digits = Integer.toString(1_000 + thousandths).substring(1);
        return ";q=0." + digits;
    }
}
