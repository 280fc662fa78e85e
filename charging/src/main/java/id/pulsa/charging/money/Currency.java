package id.pulsa.charging.money;

/**
 * The one currency that the gateway charges in.
 *
 * @param code ISO 4217 code, three capital letters
 * @param decimals decimal places that amounts are shown with, 0 to 6
 */
public record Currency(String code, int decimals) {
    /** Indonesian rupiah, shown with two decimals. */
    public static final Currency IDR = new Currency("IDR", 2);

    public Currency {
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                    "expected a currency code of three capital letters such as \"IDR\", found \"" + code + "\"");
        }
        if (decimals < 0 || decimals > Micros.MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "decimals must be from 0 to " + Micros.MAX_DECIMALS + ", found " + decimals);
        }
    }

    /**
     * The currency of a code, shown with two decimals: what ISO 4217 says for the great majority, the rupiah included.
     *
     * @throws IllegalArgumentException when it is not three capital letters
     */
    public static Currency of(String code) {
        return new Currency(code, 2);
    }

    /** {@code "100.00"}; digits beyond {@link #decimals} are shown when they are not zero. */
    public String format(long micros) {
        return Micros.format(micros, decimals);
    }
}
