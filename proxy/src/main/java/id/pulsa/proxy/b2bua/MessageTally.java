package id.pulsa.proxy.b2bua;

/** Counts one shard's messages. Confined to the shard's thread. */
final class MessageTally {
    int inFlight;
    long delivered;
    long undelivered;
    long refused;
    long serviceRequests;
    int textsInFlight;
    long textsDelivered;
    long textsFailed;
    long textsDropped;

    MessageCounts counts() {
        return new MessageCounts(
                (long) inFlight + textsInFlight,
                delivered,
                undelivered,
                refused,
                serviceRequests,
                textsDelivered,
                textsFailed,
                textsDropped);
    }
}
