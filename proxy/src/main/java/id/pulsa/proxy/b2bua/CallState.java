package id.pulsa.proxy.b2bua;

import java.util.Map;
import java.util.Set;

/** Where a call stands. Which state may follow which is data: {@link #mayBecome}. */
public enum CallState {
    /** Credit is reserved, the callee legs are being invited. */
    INVITING,
    /** A callee rings, and the caller has been told. */
    RINGING,
    /** Our 200 OK has been sent to the caller: the clock runs, the caller's ACK is awaited. */
    ANSWERED,
    /** The caller's ACK has arrived. */
    ESTABLISHED,
    /** The end-of-call gate has been passed: both legs told, settled, recorded. */
    ENDED;

    private static final Map<CallState, Set<CallState>> SUCCESSORS = Map.of(
            INVITING, Set.of(RINGING, ANSWERED, ENDED),
            RINGING, Set.of(ANSWERED, ENDED),
            ANSWERED, Set.of(ESTABLISHED, ENDED),
            ESTABLISHED, Set.of(ENDED),
            ENDED, Set.of());

    /** Whether a call in this state may go to {@code next}. */
    public boolean mayBecome(CallState next) {
        return SUCCESSORS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether the clock runs. */
    public boolean isTalking() {
        return this == ANSWERED || this == ESTABLISHED;
    }
}
