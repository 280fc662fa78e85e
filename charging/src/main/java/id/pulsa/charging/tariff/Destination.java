package id.pulsa.charging.tariff;

/**
 * What a plan says about the numbers that begin with a prefix.
 *
 * @param prefix as {@link DialledNumber} writes numbers; empty: every number
 * @param name what CDRs call it
 * @param price how its calls are charged
 */
public record Destination(String prefix, String name, Price price) {}
