package id.pulsa.proxy;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.b2bua.CallSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for reservations that nobody will give back: accounts of which credit or a slot is held, though none of their
 * calls runs. A message on its way holds credit too, and calls begin and end while one looks; so an account counts as
 * leaking when it held the same at {@value #LOOKS} looks in a row, a minute apart. Confined to one thread.
 */
final class GatewayLeaks {
    static final int LOOKS = 3;
    static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_SUSPECTS = 10_000;

    /** What an account was seen to hold, and how often in a row. */
    private record Suspect(long reservedMicros, int slots, int looks) {}

    private final AccountBook accounts;
    private final Supplier<@Nullable List<CallSnapshot>> calls;
    private final TimeSource time;
    private Map<String, Suspect> suspects = Map.of();
    private long lookedNanos;

    /** @param calls those that run; null when that cannot be known now, and then nothing is concluded */
    GatewayLeaks(AccountBook accounts, Supplier<@Nullable List<CallSnapshot>> calls, TimeSource time) {
        this.accounts = accounts;
        this.calls = calls;
        this.time = time;
        this.lookedNanos = time.nanos();
    }

    /** What leaks, as a sentence; null for nothing. */
    @Nullable String look() {
        if (time.nanos() - lookedNanos >= EVERY_NANOS) {
            lookedNanos = time.nanos();
            suspects = suspectsNow();
        }
        List<String> leaking = suspects.entrySet().stream()
                .filter(suspect -> suspect.getValue().looks() >= LOOKS)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return leaking.isEmpty()
                ? null
                : leaking.size() + " accounts hold credit for no call, among them "
                        + String.join(", ", leaking.subList(0, Math.min(leaking.size(), 10)));
    }

    private Map<String, Suspect> suspectsNow() {
        Map<String, Account> holding = new HashMap<>();
        accounts.forEach(account -> {
            if ((account.reservedMicros() != 0 || account.runningCalls() != 0) && holding.size() < MOST_SUSPECTS) {
                holding.put(account.id(), account);
            }
        });
        if (holding.isEmpty()) {
            return Map.of();
        }
        List<CallSnapshot> running = calls.get();
        if (running == null) {
            return Map.of();
        }
        Set<String> busy = new HashSet<>();
        for (CallSnapshot call : running) {
            String account = call.account();
            if (account != null) {
                busy.add(account);
            }
        }
        Map<String, Suspect> found = new HashMap<>();
        holding.forEach((id, account) -> {
            Account still = busy.contains(id) ? null : accounts.find(id);
            if (still != null
                    && still.reservedMicros() == account.reservedMicros()
                    && still.runningCalls() == account.runningCalls()) {
                found.put(id, seen(account, suspects.get(id)));
            }
        });
        return found;
    }

    private static Suspect seen(Account account, @Nullable Suspect before) {
        int looks = before != null
                        && before.reservedMicros() == account.reservedMicros()
                        && before.slots() == account.runningCalls()
                ? before.looks()
                : 0;
        return new Suspect(account.reservedMicros(), account.runningCalls(), looks + 1);
    }
}
