package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.proxy.feed.FeedTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Balances that look otherwise than a second ago: of accounts that pay for running calls, and of those that money moved on.
 * At most {@link #MOST} of each in one look.
 */
public final class BalanceTopic implements FeedTopic {
    static final int MOST = 200;

    private final Supplier<List<Document>> calls;
    private final LedgerReads reads;
    private final AccountSource accounts;
    private final DocumentText text;
    private Map<String, String> shown = Map.of();
    private long lastMovement = -1;

    /** @param calls that run now */
    public BalanceTopic(Supplier<List<Document>> calls, LedgerReads reads, AccountSource accounts, DocumentText text) {
        this.calls = calls;
        this.reads = reads;
        this.accounts = accounts;
        this.text = text;
    }

    @Override
    public String name() {
        return "balances";
    }

    @Override
    public @Nullable String look() {
        Set<String> paying = paying();
        Set<String> looked = new LinkedHashSet<>(paying);
        // Whose last call has ended since is told once more.
        looked.addAll(shown.keySet());
        looked.addAll(moved());
        Map<String, String> now = texts(looked);
        List<String> changed = new ArrayList<>();
        now.forEach((account, balance) -> {
            if (!balance.equals(shown.get(account))) {
                changed.add(balance);
            }
        });
        now.keySet().retainAll(paying);
        shown = now;
        return changed.isEmpty() ? null : "[" + String.join(",", changed) + "]";
    }

    @Override
    public String whole() {
        return "[" + String.join(",", texts(paying()).values()) + "]";
    }

    private Set<String> paying() {
        Set<String> paying = new LinkedHashSet<>();
        for (Document call : calls.get()) {
            String account = call.textOrNull("account");
            if (account != null && paying.size() < MOST) {
                paying.add(account);
            }
        }
        return paying;
    }

    /** Accounts of the movements since the last look; none at the first. */
    private Set<String> moved() {
        Set<String> moved = new LinkedHashSet<>();
        List<Movement> newest = reads.movements(MovementFilter.ALL, null, MOST).rows();
        for (Movement movement : newest) {
            if (lastMovement < 0 || movement.seq() <= lastMovement) {
                break;
            }
            moved.add(movement.account());
        }
        lastMovement = newest.isEmpty() ? 0 : newest.get(0).seq();
        return moved;
    }

    private Map<String, String> texts(Set<String> ids) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String id : ids) {
            Account account = accounts.find(id);
            if (account != null) {
                texts.put(
                        id,
                        new Document()
                                .put("account", id)
                                .put("balance", text.amount(account.balanceMicros()))
                                .put("available", text.amount(account.availableMicros()))
                                .put("reserved", text.amount(account.reservedMicros()))
                                .put("currency", text.currency().code())
                                .toString());
            }
        }
        return texts;
    }
}
