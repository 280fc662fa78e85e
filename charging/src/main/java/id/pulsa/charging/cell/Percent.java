package id.pulsa.charging.cell;

import java.math.BigDecimal;

/** Percentages as people write them: {@code 1%}, {@code 0.5 %}, in steps of 0.1. */
final class Percent {
    private Percent() {}

    /**
     * In thousandths, 0 to 9999.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static int permille(String text) {
        if (text.matches("\\d{1,3}(\\.\\d)? ?%")) {
            return new BigDecimal(text.replaceAll("[ %]", "")).movePointRight(1).intValueExact();
        }
        throw new IllegalArgumentException("expected a percentage such as \"1%\" or \"0.5%\", found \"" + text + "\"");
    }
}
