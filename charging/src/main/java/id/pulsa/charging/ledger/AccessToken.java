package id.pulsa.charging.ledger;

import java.util.List;

/**
 * What a program shows instead of a log-in.
 *
 * @param id public part, 1 to 32 letters and digits
 * @param owner the member of the staff who made it; it can do no more than they
 * @param label what it is for, 1 to {@link #MAX_LABEL} characters
 * @param scope names of the rights that it has
 * @param secretSha256 hash of its secret part, 64 hexadecimal digits in lower case
 * @param createdAtWallMillis wall-clock ms
 * @param expiresAtWallMillis from this instant on it is worth nothing
 */
public record AccessToken(
        String id,
        String owner,
        String label,
        List<String> scope,
        String secretSha256,
        long createdAtWallMillis,
        long expiresAtWallMillis) {
    /** Characters of a label. */
    public static final int MAX_LABEL = 100;

    /** So many one member of the staff may have. */
    public static final int MAX_PER_OWNER = 100;

    private static final String HASH = "[0-9a-f]{64}";

    /** @throws IllegalArgumentException in words for the administrator */
    public AccessToken {
        if (label.isBlank() || label.length() > MAX_LABEL) {
            throw new IllegalArgumentException("a token's label has 1 to " + MAX_LABEL + " characters");
        }
        if (!secretSha256.matches(HASH)) {
            throw new IllegalArgumentException("no SHA-256");
        }
        scope = List.copyOf(scope);
    }

    @Override
    public String toString() {
        return "AccessToken[" + id + " of " + owner + "]";
    }
}
