package id.pulsa.charging.ledger;

import java.util.regex.Pattern;

/**
 * Somebody who works with the gateway.
 *
 * @param name what they log in with: 1 to 64 letters, digits, {@code . _ @ -}
 * @param passwordHash of their password, in the PHC string format; never the password
 * @param passwordExpired whether the next log-in must choose a new password
 * @param barred whether they may not log in
 * @param createdAtWallMillis wall-clock ms
 */
public record StaffMember(
        String name,
        StaffRole role,
        String passwordHash,
        boolean passwordExpired,
        boolean barred,
        long createdAtWallMillis) {
    /** So many there may be. */
    public static final int MAX_STAFF = 1_000;

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z._@-]{1,64}");

    /** @throws IllegalArgumentException in words for the administrator */
    public StaffMember {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name has 1 to 64 letters, digits, \".\", \"_\", \"@\" or \"-\"");
        }
    }

    /** With another password. */
    public StaffMember withPassword(String hash, boolean expired) {
        return new StaffMember(name, role, hash, expired, barred, createdAtWallMillis);
    }

    /** With another role, or barred or not. */
    public StaffMember with(StaffRole otherRole, boolean nowBarred) {
        return new StaffMember(name, otherRole, passwordHash, passwordExpired, nowBarred, createdAtWallMillis);
    }

    /** Whether they can administer. */
    public boolean administers() {
        return role == StaffRole.ADMINISTRATOR && !barred;
    }

    @Override
    public String toString() {
        return "StaffMember[" + name + ", " + role + (barred ? ", barred]" : "]");
    }
}
