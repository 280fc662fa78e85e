package id.pulsa.charging.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a program shows instead of a log-in.
 *
 * @param id public part, 1 to 32 letters and digits
 * @param owner the member of the staff who made it; it can do no more than they
 * @param label what it is for, 1 to {@link #MAX_LABEL} characters
 * @param scope names of the rights that it has
 * @param secretHash SHA-256 of its secret part, 32 bytes
 * @param createdAtWallMillis wall-clock ms
 * @param expiresAtWallMillis from this instant on it is worth nothing
 */
public record AccessToken(
        String id,
        String owner,
        String label,
        List<String> scope,
        byte[] secretHash,
        long createdAtWallMillis,
        long expiresAtWallMillis) {
    /** Characters of a label. */
    public static final int MAX_LABEL = 100;

    /** So many one member of the staff may have. */
    public static final int MAX_PER_OWNER = 100;

    private static final int HASH_BYTES = 32;

    /** @throws IllegalArgumentException in words for the administrator */
    public AccessToken {
        if (label.isBlank() || label.length() > MAX_LABEL) {
            throw new IllegalArgumentException("a token's label has 1 to " + MAX_LABEL + " characters");
        }
        if (secretHash.length != HASH_BYTES) {
            throw new IllegalArgumentException("no SHA-256");
        }
        scope = List.copyOf(scope);
        secretHash = secretHash.clone();
    }

    @Override
    public byte[] secretHash() {
        return secretHash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AccessToken token
                && id.equals(token.id)
                && owner.equals(token.owner)
                && label.equals(token.label)
                && scope.equals(token.scope)
                && Arrays.equals(secretHash, token.secretHash)
                && createdAtWallMillis == token.createdAtWallMillis
                && expiresAtWallMillis == token.expiresAtWallMillis;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, owner);
    }

    @Override
    public String toString() {
        return "AccessToken[" + id + " of " + owner + "]";
    }
}
