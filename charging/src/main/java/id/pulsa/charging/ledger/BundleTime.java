package id.pulsa.charging.ledger;

/**
 * Some talk time of one bundle.
 *
 * @param bundle its id
 * @param millis > 0
 */
public record BundleTime(String bundle, long millis) {}
