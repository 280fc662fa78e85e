package id.pulsa.charging.rating;

/** What the tariff says about a plan's SIP MESSAGEs to a number. */
public sealed interface MessagePrice {
    /**
     * A message has a price.
     *
     * @param micros what one costs, in micro-units, ≥ 0
     * @param description name of plan and destination, for CDRs: {@code "lab/domestic"}
     */
    record Priced(long micros, String description) implements MessagePrice {
        public Priced {
            if (micros < 0) {
                throw new IllegalArgumentException("a message costs at least 0, got " + micros);
            }
        }
    }

    /** The plan bars the destination. */
    record Barred(String destination) implements MessagePrice {}

    /** The plan has no price for messages to the number, or there is no such plan. */
    record NoPrice() implements MessagePrice {}
}
