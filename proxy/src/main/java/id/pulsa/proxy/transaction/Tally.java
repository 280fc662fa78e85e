package id.pulsa.proxy.transaction;

/** The running numbers behind {@link TransactionCounts}; confined to one shard's thread. */
final class Tally {
    long requestsRetransmitted;
    long responsesRetransmitted;
    long requestsAbsorbed;
    long responsesAbsorbed;
    long unmatchedResponses;
    long refused;
    long malformed;

    /** @param events which tell how many are alive */
    TransactionCounts counts(TransactionEvents events) {
        return new TransactionCounts(
                alive(events, TransactionKind.INVITE_CLIENT),
                alive(events, TransactionKind.OTHER_CLIENT),
                alive(events, TransactionKind.INVITE_SERVER),
                alive(events, TransactionKind.OTHER_SERVER),
                requestsRetransmitted,
                responsesRetransmitted,
                requestsAbsorbed,
                responsesAbsorbed,
                unmatchedResponses,
                refused,
                malformed);
    }

    private static int alive(TransactionEvents events, TransactionKind kind) {
        return Math.toIntExact(events.alive(kind));
    }
}
