package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which movements of money are wanted: those that meet every condition. Null means any.
 *
 * @param fromWallMillis at or after
 * @param toWallMillis before
 */
public record MovementFilter(
        @Nullable String account,
        Movement.@Nullable Kind kind,
        @Nullable Long fromWallMillis,
        @Nullable Long toWallMillis) {
    public static final MovementFilter ALL = of(null);

    /** All movements of one account, or of all (null). */
    public static MovementFilter of(@Nullable String account) {
        return new MovementFilter(account, null, null, null);
    }
}
