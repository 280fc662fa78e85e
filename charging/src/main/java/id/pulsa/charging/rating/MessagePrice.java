package id.pulsa.charging.rating;

import id.pulsa.charging.rating.ChargeSegment.Kind;
import java.util.List;

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

        /** The price as a charge of one segment. */
        public Charge charge() {
            ChargeSegment message =
                    new ChargeSegment(Kind.MESSAGE, 0, 0, "", micros, 0, BandedCallRate.NORMAL_RATIO, 0, 1, micros);
            return new Charge(micros, 0, List.of(message), List.of());
        }
    }

    /** The plan bars the destination. */
    record Barred(String destination) implements MessagePrice {}

    /** The plan has no price for messages to the number, or there is no such plan. */
    record NoPrice() implements MessagePrice {}
}
