package id.pulsa.proxy.b2bua;

import id.pulsa.charging.session.CallAttempt;
import id.pulsa.charging.session.CallSession;
import org.jspecify.annotations.Nullable;

/**
 * A call of an earlier process, as this one takes it over.
 *
 * @param plan of the subscriber who pays; null when nobody does
 * @param settled whether it is over, and only its phones are to be told
 */
record AdoptedCall(
        CallAttempt attempt,
        CallSession session,
        @Nullable String plan,
        long startedAtWallMillis,
        SavedCall saved,
        boolean settled) {}
