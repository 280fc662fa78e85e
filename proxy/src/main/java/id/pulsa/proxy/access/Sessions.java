package id.pulsa.proxy.access;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The log-ins of now, by the secret in each browser's cookie, of which only the hash is kept. A log-in ends after
 * {@link #IDLE} without a request, and after {@link #LONGEST} in any case. Thread-safe.
 */
final class Sessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration LONGEST = Duration.ofHours(12);
    static final int MOST = 10_000;
    static final int MOST_OF_ONE = 10;

    private final Map<String, Session> byHash = new HashMap<>();

    /** Keeps a new one; where there are too many, the one that was unused longest goes. */
    synchronized void add(String cookie, Session session) {
        removeExpired(session.beganNanos());
        List<Map.Entry<String, Session>> own = byHash.entrySet().stream()
                .filter(entry -> isOf(session.kind(), session.name()).test(entry.getValue()))
                .toList();
        if (own.size() >= MOST_OF_ONE) {
            removeOldest(own);
        } else if (byHash.size() >= MOST) {
            removeOldest(List.copyOf(byHash.entrySet()));
        }
        byHash.put(hash(cookie), session);
    }

    private void removeOldest(List<Map.Entry<String, Session>> among) {
        among.stream()
                .max(Comparator.comparingLong(entry -> -entry.getValue().usedNanos()))
                .ifPresent(oldest -> byHash.remove(oldest.getKey()));
    }

    /** The log-in of that cookie, which is used now; null when there is none any more. */
    synchronized @Nullable Session use(String cookie, long nowNanos) {
        String hash = hash(cookie);
        Session session = byHash.get(hash);
        if (session == null) {
            return null;
        }
        if (isExpired(session, nowNanos)) {
            byHash.remove(hash);
            return null;
        }
        session.used(nowNanos);
        return session;
    }

    synchronized void remove(Session session) {
        byHash.values().removeIf(one -> one.equals(session));
    }

    /** The password of one's own has changed: of that person's log-ins only this one stays. */
    synchronized void passwordChanged(Session kept, String proof) {
        byHash.values()
                .removeIf(one ->
                        !one.equals(kept) && isOf(kept.kind(), kept.name()).test(one));
        kept.passwordChanged(proof);
    }

    synchronized int count() {
        return byHash.size();
    }

    private void removeExpired(long nowNanos) {
        byHash.values().removeIf(session -> isExpired(session, nowNanos));
    }

    private static boolean isExpired(Session session, long nowNanos) {
        return nowNanos - session.usedNanos() > IDLE.toNanos() || nowNanos - session.beganNanos() > LONGEST.toNanos();
    }

    private static Predicate<Session> isOf(Principal.Kind kind, String name) {
        return session -> session.kind() == kind && session.name().equals(name);
    }

    private static String hash(String cookie) {
        return Secrets.sha256Text(cookie);
    }
}
