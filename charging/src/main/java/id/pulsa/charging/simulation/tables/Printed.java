package id.pulsa.charging.simulation.tables;

import id.pulsa.charging.money.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Compares what comes out with what is printed, digit by digit. */
final class Printed {
    /** Significant digits of the revenues of table 4.2; zeros at the end are left out. */
    private static final int REVENUE_DIGITS = 10;

    /** Relative precision of a 32-bit float, which the traffic was kept in. */
    private static final double FLOAT = 0x1p-23;

    /** A hundredth of a unit, in micro-units. */
    static final long CENT = Micros.PER_UNIT / 100;

    /** Shown beyond the printed ones, to see how far off it is. */
    private static final int MORE_DIGITS = 2;

    private Printed() {}

    /** Adds a difference when a value, rounded half up, is not the printed one. */
    static void compare(
            List<Difference> differences, String table, String place, BigDecimal printed, int scale, BigDecimal value) {
        BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.compareTo(printed) != 0) {
            BigDecimal units = rounded.subtract(printed).abs().movePointRight(scale);
            differences.add(new Difference(
                    units.compareTo(BigDecimal.ONE) <= 0 ? DifferenceKind.LAST_DIGIT : DifferenceKind.VALUE,
                    table,
                    place,
                    printed.setScale(scale, RoundingMode.UNNECESSARY).toPlainString(),
                    shown(value, scale)));
        }
    }

    private static String shown(BigDecimal value, int scale) {
        BigDecimal more =
                value.setScale(scale + MORE_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return more.setScale(Math.max(scale, more.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** Whether two amounts are the same as far as a 32-bit float tells them apart. */
    static boolean sameFloat(long printed, long value) {
        return Math.abs(printed - value) <= FLOAT * Math.max(printed, value);
    }

    /** One unit of the last of ten digits, in micro-units. */
    static long unit(long printed) {
        BigDecimal amount = BigDecimal.valueOf(printed, Micros.MAX_DECIMALS);
        int whole = amount.precision() - amount.scale();
        return BigDecimal.ONE
                .movePointRight(whole - REVENUE_DIGITS + Micros.MAX_DECIMALS)
                .max(BigDecimal.ONE)
                .longValueExact();
    }

    static BigDecimal units(long micros) {
        return BigDecimal.valueOf(micros, Micros.MAX_DECIMALS);
    }

    /** To two decimals. */
    static String amount(long micros) {
        return units(micros).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** With all its decimals. */
    static String exact(long micros) {
        return Micros.format(micros, 2);
    }
}
