package id.pulsa.proxy.access;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.StaffMember;
import id.pulsa.charging.ledger.StaffRole;
import id.pulsa.charging.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Everybody who works with the gateway: in memory, and in the ledger before anybody is told. Thread-safe. */
public final class Staff {
    /** Groups of four letters in a password that we choose: 80 bits. */
    private static final int GROUPS = 4;

    private final Map<String, StaffMember> byName = new ConcurrentSkipListMap<>();
    private final Map<String, Object> changing = new ConcurrentHashMap<>();
    private final Commits commits;
    private final PasswordHasher hasher;
    private final Secrets secrets;
    private final TimeSource time;

    Staff(List<StaffMember> known, Commits commits, PasswordHasher hasher, Secrets secrets, TimeSource time) {
        known.forEach(member -> byName.put(member.name(), member));
        this.commits = commits;
        this.hasher = hasher;
        this.secrets = secrets;
        this.time = time;
    }

    /**
     * What came of a change.
     *
     * @param member as it is now
     * @param password that we chose and that the next log-in must change; null when somebody else chose it
     */
    public record Changed(
            Outcome outcome, StaffMember member, @Nullable String password) {}

    /** Null when there is none of that name. */
    public @Nullable StaffMember find(String name) {
        return byName.get(name);
    }

    /** In order of their names. */
    public List<StaffMember> all() {
        return List.copyOf(byName.values());
    }

    /** Somebody new, with a password of ours that works until the first log-in. */
    public Changed add(String name, StaffRole role) {
        String password = secrets.readable(GROUPS);
        StaffMember member = new StaffMember(name, role, hasher.hash(password), true, false, time.wallMillis());
        return changed(commits.commit(new LedgerEvent.StaffAdded(member)), member, password);
    }

    /** Another role, or barred or not; null when there is nobody of that name. */
    public @Nullable Changed change(String name, @Nullable StaffRole role, @Nullable Boolean barred) {
        return locked(name, member -> {
            StaffMember next =
                    member.with(role == null ? member.role() : role, barred == null ? member.barred() : barred);
            return changed(commits.commit(new LedgerEvent.StaffChanged(next)), next, null);
        });
    }

    /** A new password of ours, for somebody who forgot theirs; null when there is nobody of that name. */
    public @Nullable Changed resetPassword(String name) {
        String password = secrets.readable(GROUPS);
        String hash = hasher.hash(password);
        return locked(name, member -> {
            StaffMember next = member.withPassword(hash, true);
            return changed(commits.commit(new LedgerEvent.StaffChanged(next)), next, password);
        });
    }

    /**
     * A password of their own choice.
     *
     * @throws IllegalArgumentException in words for who chooses it, when it is too easy to guess
     */
    @Nullable Changed choosePassword(String name, String password) {
        PasswordRules.check(name, password);
        String hash = hasher.hash(password);
        return locked(name, member -> {
            StaffMember next = member.withPassword(hash, false);
            return changed(commits.commit(new LedgerEvent.StaffChanged(next)), next, null);
        });
    }

    /** Goes, with all tokens. */
    public Outcome remove(String name) {
        Outcome outcome = commits.commit(new LedgerEvent.StaffRemoved(name));
        if (outcome.accepted()) {
            byName.remove(name);
            changing.remove(name);
        }
        return outcome;
    }

    private Changed changed(Outcome outcome, StaffMember member, @Nullable String password) {
        if (outcome.accepted()) {
            byName.put(member.name(), member);
        }
        return new Changed(outcome, member, password);
    }

    private interface Change {
        Changed to(StaffMember member);
    }

    /** One change of a person at a time: each builds on the one before. */
    private @Nullable Changed locked(String name, Change change) {
        if (!byName.containsKey(name)) {
            return null;
        }
        synchronized (changing.computeIfAbsent(name, key -> new Object())) {
            StaffMember member = byName.get(name);
            return member == null ? null : change.to(member);
        }
    }
}
