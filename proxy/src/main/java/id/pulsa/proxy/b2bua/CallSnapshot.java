package id.pulsa.proxy.b2bua;

/**
 * A running call at one instant.
 *
 * @param callId this gateway's identifier of the call
 * @param startedAtWallMillis when it was admitted
 * @param talkMillis time since the answer, 0 before
 * @param paidMillis talk time that is paid so far, 0 before the answer; {@link Long#MAX_VALUE} when nobody pays
 */
public record CallSnapshot(
        String callId,
        String caller,
        String called,
        CallState state,
        long startedAtWallMillis,
        long talkMillis,
        long paidMillis) {}
