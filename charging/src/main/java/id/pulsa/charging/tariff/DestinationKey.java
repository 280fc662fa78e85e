package id.pulsa.charging.tariff;

/**
 * Which numbers a destination stands for: what a child plan overrides it by.
 *
 * @param exact whether only this very number is meant, not those that begin with it
 * @param prefix as {@link DialledNumber} writes numbers
 */
record DestinationKey(boolean exact, String prefix) {
    /** {@code prefix "0812"}, {@code number "110"}. */
    @Override
    public String toString() {
        return (exact ? "number \"" : "prefix \"") + prefix + "\"";
    }
}
