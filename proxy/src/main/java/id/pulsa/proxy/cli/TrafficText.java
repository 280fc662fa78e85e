package id.pulsa.proxy.cli;

import id.pulsa.charging.erlang.ErlangB;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers of teletraffic as people write and read them: channels, loads in erlang, grades of service. */
final class TrafficText {
    private static final int SIGNIFICANT = 5;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TrafficText() {}

    /** A number of channels, 1 to {@link ErlangB#MAX_CHANNELS}. */
    static int channels(String text) {
        String digits = text.trim();
        if (!digits.matches("\\d{1,9}")) {
            throw new UsageException("--channels: expected a whole number such as 30, found \"" + text + "\"");
        }
        int channels = Integer.parseInt(digits);
        if (channels < 1 || channels > ErlangB.MAX_CHANNELS) {
            throw new UsageException("--channels: expected 1 to " + ErlangB.MAX_CHANNELS + ", found " + digits);
        }
        return channels;
    }

    /** A load in erlang, 0 or more. */
    static BigDecimal load(String text) {
        BigDecimal load = number("--load", text, "a load in erlang such as 12.5");
        if (load.signum() < 0 || Double.isInfinite(load.doubleValue())) {
            throw new UsageException("--load: expected at least 0 erl, found \"" + text + "\"");
        }
        return load;
    }

    /** A grade of service: {@code 0.01} or {@code 1%}; above 0 and below 1. */
    static BigDecimal gos(String text) {
        String trimmed = text.trim();
        boolean percent = trimmed.endsWith("%");
        String digits = percent ? trimmed.substring(0, trimmed.length() - 1).trim() : trimmed;
        BigDecimal number = number("--gos", digits, "a grade of service such as 0.01 or 1%");
        BigDecimal gos = percent ? number.movePointLeft(2) : number;
        if (gos.doubleValue() <= 0 || gos.compareTo(BigDecimal.ONE) >= 0 || gos.doubleValue() >= 1) {
            boolean meantPercent = !percent && gos.compareTo(BigDecimal.ONE) >= 0 && gos.compareTo(HUNDRED) < 0;
            throw new UsageException("--gos: expected a part of the calls above 0 and below 1, found \"" + text + "\""
                    + (meantPercent ? "; did you mean " + digits + "%?" : ""));
        }
        return gos;
    }

    /** Several grades of service, separated by commas. */
    static List<BigDecimal> gosList(String text, int most) {
        List<BigDecimal> list = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            list.add(gos(one));
        }
        if (list.size() > most) {
            throw new UsageException("--gos: at most " + most + " grades of service, found " + list.size());
        }
        return list;
    }

    private static BigDecimal number(String option, String text, String example) {
        try {
            BigDecimal number = new BigDecimal(text.trim());
            // Doubles end far before these; whoever writes a longer exponent made a mistake.
            if (Math.abs((long) number.scale()) <= 400 && number.precision() <= 400) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in our words.
        }
        String hint = text.contains(",") ? "; write the decimal point as a point" : "";
        throw new UsageException(option + ": expected " + example + ", found \"" + text + "\"" + hint);
    }

    /**
     * As tables of Erlang's formula are printed: five significant digits, but never more than five decimals, rounded half
     * up.
     */
    static String printed(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact.setScale(decimals(exact), RoundingMode.HALF_UP);
        // 9.99996 has become 10.0000: one decimal too many.
        return rounded.setScale(decimals(rounded), RoundingMode.HALF_UP).toPlainString();
    }

    private static int decimals(BigDecimal value) {
        int whole = Math.max(0, value.precision() - value.scale());
        return Math.max(0, SIGNIFICANT - whole);
    }

    /** A part as decimal and in percent: {@code "0.01 (1 %)"}. */
    static String part(BigDecimal part) {
        BigDecimal percent = part.movePointRight(2).stripTrailingZeros();
        return plain(part) + " (" + plain(percent) + " %)";
    }

    /** Without an exponent where that is readable. */
    static String plain(BigDecimal value) {
        return value.scale() > 12 || value.scale() < -12 ? value.toString() : value.toPlainString();
    }
}
