package id.pulsa.proxy.transaction;

/** The running numbers behind {@link TransactionCounts}; confined to one shard's thread. */
final class Tally {
    int inviteClients;
    int nonInviteClients;
    int inviteServers;
    int nonInviteServers;
    long requestsRetransmitted;
    long responsesRetransmitted;
    long requestsAbsorbed;
    long responsesAbsorbed;
    long unmatchedResponses;
    long refused;
    long malformed;

    TransactionCounts counts() {
        return new TransactionCounts(
                inviteClients,
                nonInviteClients,
                inviteServers,
                nonInviteServers,
                requestsRetransmitted,
                responsesRetransmitted,
                requestsAbsorbed,
                responsesAbsorbed,
                unmatchedResponses,
                refused,
                malformed);
    }
}
