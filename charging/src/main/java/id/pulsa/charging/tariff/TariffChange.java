package id.pulsa.charging.tariff;

/**
 * One thing that another tariff changes.
 *
 * @param place what it is about: {@code plan lab, 08 mobile, peak}
 * @param change {@code price 1.00 per 1 s → 2.00 per 1 s}, {@code removed}
 */
public record TariffChange(String place, String change) {
    /** {@code plan lab, any: price 1.00 per 1 s → 2.00 per 1 s}. */
    @Override
    public String toString() {
        return place + ": " + change;
    }
}
