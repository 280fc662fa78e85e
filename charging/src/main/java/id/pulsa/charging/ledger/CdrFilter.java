package id.pulsa.charging.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which call detail records are wanted: those that meet every condition. Null means any.
 *
 * @param caller who called
 * @param called who was called, as dialled
 * @param account who paid
 * @param cell where the caller or the callee was at the end
 * @param causes one of these names of {@code EndCause}; empty for any
 * @param answered whether it came to talk
 * @param fromWallMillis started at or after
 * @param toWallMillis started before
 * @param leastChargeMicros charged that much or more, ≥ 0; 0 for any
 * @param leastTalkMillis talked that long or longer, ≥ 0; 0 for any
 */
public record CdrFilter(
        @Nullable NumberPattern caller,
        @Nullable NumberPattern called,
        @Nullable String account,
        @Nullable String cell,
        List<String> causes,
        CallDetailRecord.@Nullable Kind kind,
        @Nullable Boolean answered,
        @Nullable Long fromWallMillis,
        @Nullable Long toWallMillis,
        long leastChargeMicros,
        long leastTalkMillis) {
    public static final CdrFilter ALL = new CdrFilter(null, null, null, null, List.of(), null, null, null, null, 0, 0);
}
