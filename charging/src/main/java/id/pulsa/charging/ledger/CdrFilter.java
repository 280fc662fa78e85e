package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which call detail records are wanted. Null means any.
 *
 * @param fromWallMillis started at or after
 * @param toWallMillis started before
 */
public record CdrFilter(
        @Nullable String caller,
        @Nullable String called,
        @Nullable String account,
        @Nullable Long fromWallMillis,
        @Nullable Long toWallMillis) {
    public static final CdrFilter ALL = new CdrFilter(null, null, null, null, null);
}
