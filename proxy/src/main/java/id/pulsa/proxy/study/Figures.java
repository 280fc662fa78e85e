package id.pulsa.proxy.study;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.simulation.tables.Revenue;
import id.pulsa.proxy.report.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as plain text, rounded half up. */
final class Figures {
    private static final Field MONEY = Field.money("amount", "", "");

    private Figures() {}

    /** With so many decimals. */
    static String fixed(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    static String percent(double part) {
        return fixed(100 * part, 2);
    }

    /** A price ratio, with as many decimals as it has, at least one. */
    static String ratio(int thousandths) {
        BigDecimal ratio = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
        return ratio.setScale(Math.max(1, ratio.scale())).toPlainString();
    }

    /** An amount to two decimals. */
    static String amount(long micros) {
        return amount(micros, 2);
    }

    static String amount(long micros, int decimals) {
        return BigDecimal.valueOf(micros, Micros.MAX_DECIMALS)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** An amount with all its decimals, at least two. */
    static String exact(long micros) {
        return Micros.format(micros, 2);
    }

    /** For a sentence: {@code "Rp 1,234.50"}. */
    static String rupiah(long micros) {
        return "Rp " + MONEY.show(amount(micros));
    }

    static String gain(Revenue revenue) {
        return fixed(revenue.gainPercent(), 2);
    }

    /** For a sentence: {@code "Rp 1.00 → 1.20"}. */
    static String change(Revenue revenue) {
        return rupiah(revenue.normal()) + " → " + MONEY.show(amount(revenue.dynamic()));
    }
}
