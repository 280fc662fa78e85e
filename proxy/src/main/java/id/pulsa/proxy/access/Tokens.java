package id.pulsa.proxy.access;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of programs, {@code pulsa_ID_SECRET}: in memory, and in the ledger before anybody is told. Of the secret only the
 * hash is kept. Thread-safe.
 */
public final class Tokens {
    /** The longest that one is worth anything. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final String PREFIX = "pulsa_";
    private static final int ID_CHARACTERS = 10;

    private final Map<String, AccessToken> byId = new ConcurrentHashMap<>();
    private final Commits commits;
    private final Secrets secrets;
    private final TimeSource time;

    Tokens(List<AccessToken> known, Commits commits, Secrets secrets, TimeSource time) {
        known.forEach(token -> byId.put(token.id(), token));
        this.commits = commits;
        this.secrets = secrets;
        this.time = time;
    }

    /**
     * What came of it.
     *
     * @param text what the program shows; nobody can read it a second time
     */
    public record Made(Outcome outcome, AccessToken token, String text) {}

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException in words for who asks for it
     */
    public Made make(String owner, String label, Set<Right> scope, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a token lives up to " + LONGEST.toDays() + " days");
        }
        if (scope.isEmpty()) {
            throw new IllegalArgumentException("a token without any right is worth nothing");
        }
        String secret = secrets.secret();
        long now = time.wallMillis();
        AccessToken token = new AccessToken(
                secrets.id(ID_CHARACTERS),
                owner,
                label,
                scope.stream().sorted().map(Right::text).toList(),
                Secrets.sha256Text(secret),
                now,
                now + life.toMillis());
        Outcome outcome = commits.commit(new LedgerEvent.TokenAdded(token));
        if (outcome.accepted()) {
            byId.put(token.id(), token);
        }
        return new Made(outcome, token, PREFIX + token.id() + "_" + secret);
    }

    /** The token of that text, if it is one of ours and still worth something. */
    @Nullable AccessToken find(String text) {
        int end = PREFIX.length() + ID_CHARACTERS;
        if (!text.startsWith(PREFIX) || text.length() <= end || text.charAt(end) != '_') {
            return null;
        }
        AccessToken token = byId.get(text.substring(PREFIX.length(), end));
        return token != null
                        && same(token.secretSha256(), Secrets.sha256Text(text.substring(end + 1)))
                        && time.wallMillis() < token.expiresAtWallMillis()
                ? token
                : null;
    }

    /** Takes as long wherever they differ. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** All, or those of one owner; the oldest first. */
    public List<AccessToken> list(@Nullable String owner) {
        return byId.values().stream()
                .filter(token -> owner == null || token.owner().equals(owner))
                .sorted(Comparator.comparingLong(AccessToken::createdAtWallMillis)
                        .thenComparing(AccessToken::id))
                .toList();
    }

    /** Null when there is none of that id. */
    public @Nullable AccessToken get(String id) {
        return byId.get(id);
    }

    /** From now on it is worth nothing. */
    public Outcome revoke(String id) {
        Outcome outcome = commits.commit(new LedgerEvent.TokenRemoved(id));
        if (outcome.accepted()) {
            byId.remove(id);
        }
        return outcome;
    }

    void ownerGone(String owner) {
        byId.values().removeIf(token -> token.owner().equals(owner));
    }
}
