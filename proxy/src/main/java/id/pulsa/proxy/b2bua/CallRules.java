package id.pulsa.proxy.b2bua;

/**
 * Rules that hold for every call.
 *
 * @param ringTimeoutMillis how long callees may ring, > 0
 * @param maxTalkMillis longest talk time, > 0
 * @param maxLiveCalls calls at once on one shard; more are refused with 503 before any other work
 * @param maxLiveMessages messages at once on one shard; more are refused with 503. Of our own as many again, and more are
 *     dropped
 * @param pendingRequests requests inside one call that may be on their way at once
 * @param strict whether a fault inside a call is thrown on after the call has been ended: for tests
 */
public record CallRules(
        long ringTimeoutMillis,
        long maxTalkMillis,
        int maxLiveCalls,
        int maxLiveMessages,
        int pendingRequests,
        boolean strict) {
    public CallRules {
        if (ringTimeoutMillis <= 0
                || maxTalkMillis <= 0
                || maxLiveCalls <= 0
                || maxLiveMessages <= 0
                || pendingRequests <= 0) {
            throw new IllegalArgumentException("call rules must be positive");
        }
    }
}
