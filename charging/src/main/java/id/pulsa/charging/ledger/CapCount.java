package id.pulsa.charging.ledger;

/**
 * What a daily cap has counted.
 *
 * @param key what it is counted under: plan and destination
 * @param band position of the time band in the plan's timetable
 */
public record CapCount(String key, int band, Spending spending) {
    /** Whether this is the count of a cap. */
    public boolean of(String otherKey, int otherBand) {
        return band == otherBand && key.equals(otherKey);
    }
}
