package id.pulsa.charging.tariff;

/**
 * What a plan says about the numbers that begin with a prefix, or about one number.
 *
 * @param prefix as {@link DialledNumber} writes numbers; empty: every number
 * @param exact whether only this very number is meant, not those that begin with it
 * @param name what CDRs call it
 * @param price how its calls are charged
 * @param messageMicros what a SIP MESSAGE to it costs, in micro-units, ≥ 0; {@link #NO_MESSAGES} when they are refused
 */
public record Destination(String prefix, boolean exact, String name, Price price, long messageMicros) {
    /** The plan has no price for messages to this destination. */
    public static final long NO_MESSAGES = -1;

    /** A destination by prefix that takes no messages. */
    public Destination(String prefix, String name, Price price) {
        this(prefix, false, name, price, NO_MESSAGES);
    }

    /** How CDRs and explanations name its calls: {@code "lab/domestic"}. */
    public String description(String plan) {
        return plan + "/" + name;
    }
}
