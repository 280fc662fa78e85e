package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Mark;

/**
 * A destination as it is written, before it is known which plans have it.
 *
 * @param mark where it is written
 * @param messageMicros price of a message in micro-units, {@link Destination#NO_MESSAGES} or {@link #AS_PLAN}
 */
record DestinationDraft(Mark mark, DestinationKey key, String name, PriceDraft price, long messageMicros) {
    /** Messages cost what the plan says. */
    static final long AS_PLAN = Long.MIN_VALUE;

    /** Whether both mean the same, wherever they are written. */
    boolean saysTheSameAs(DestinationDraft other) {
        return key.equals(other.key)
                && name.equals(other.name)
                && messageMicros == other.messageMicros
                && price.costsTheSameAs(other.price);
    }
}
