package id.pulsa.proxy.b2bua;

/**
 * What became of SIP MESSAGEs since the start.
 *
 * @param inFlight on their way now, our own included
 * @param delivered passed on and answered with 2xx
 * @param undelivered passed on or to be passed on, and failed: refunded
 * @param refused turned away by the charging or because too many were on their way
 * @param serviceRequests calls and messages to service numbers
 * @param textsDelivered our own, answered with 2xx
 * @param textsFailed our own, answered otherwise or not at all
 * @param textsDropped our own, not sent because too many were on their way
 */
public record MessageCounts(
        long inFlight,
        long delivered,
        long undelivered,
        long refused,
        long serviceRequests,
        long textsDelivered,
        long textsFailed,
        long textsDropped) {
    /** Nothing yet. */
    public static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public MessageCounts plus(MessageCounts other) {
        return new MessageCounts(
                inFlight + other.inFlight,
                delivered + other.delivered,
                undelivered + other.undelivered,
                refused + other.refused,
                serviceRequests + other.serviceRequests,
                textsDelivered + other.textsDelivered,
                textsFailed + other.textsFailed,
                textsDropped + other.textsDropped);
    }
}
