package id.pulsa.proxy.transaction;

/**
 * How one shard's transactions stand, for metrics.
 *
 * @param inviteClients alive
 * @param nonInviteClients alive, CANCELs included
 * @param inviteServers alive
 * @param nonInviteServers alive
 * @param requestsRetransmitted sent again by client transactions (timers A and E), since the start
 * @param responsesRetransmitted sent again by server transactions, since the start
 * @param requestsAbsorbed retransmitted requests that server transactions kept from the user, since the start
 * @param responsesAbsorbed retransmitted or late responses that client transactions kept from the user, since the start
 * @param unmatchedResponses that belonged to no transaction, since the start
 * @param refused requests answered without a transaction: 503, 482, 481, since the start
 * @param malformed messages that could not be read, whether answered or dropped, since the start
 */
public record TransactionCounts(
        int inviteClients,
        int nonInviteClients,
        int inviteServers,
        int nonInviteServers,
        long requestsRetransmitted,
        long responsesRetransmitted,
        long requestsAbsorbed,
        long responsesAbsorbed,
        long unmatchedResponses,
        long refused,
        long malformed) {
    /** All that are alive. */
    public int alive() {
        return inviteClients + nonInviteClients + inviteServers + nonInviteServers;
    }
}
