package id.pulsa.charging.rating;

import id.pulsa.charging.rating.ChargeSegment.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What the tariff says about a plan's SIP MESSAGEs to a number. */
public sealed interface MessagePrice {
    /**
     * A message has a price.
     *
     * @param micros what one costs, in micro-units, ≥ 0
     * @param description name of plan and destination, for CDRs: {@code "lab/domestic"}
     * @param zone whose calendar says which day a message counts for
     */
    record Priced(long micros, String description, ZoneId zone) implements MessagePrice {
        public Priced {
            if (micros < 0) {
                throw new IllegalArgumentException("a message costs at least 0, got " + micros);
            }
        }

        /** The local day that a message sent at this instant counts for, as day of the epoch. */
        public long day(long wallMillis) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(wallMillis), zone).toEpochDay();
        }

        /** The price as a charge of one segment. */
        public Charge charge() {
            ChargeSegment message =
                    new ChargeSegment(Kind.MESSAGE, 0, 0, "", micros, 0, ChargeSegment.NORMAL_RATIO, 0, 1, micros);
            return new Charge(micros, 0, List.of(message), List.of());
        }
    }

    /** The plan bars the destination. */
    record Barred(String destination) implements MessagePrice {}

    /** The plan has no price for messages to the number, or there is no such plan. */
    record NoPrice() implements MessagePrice {}
}
