package id.pulsa.charging.money;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts of money as a {@code long} count of micro-units: 1,000,000 are one unit of the configured currency. The
 * largest amount is about 9.2 million million units; whatever would pass it throws.
 */
public final class Micros {
    /** Micro-units per unit of the currency. */
    public static final long PER_UNIT = 1_000_000;

    /** Decimal places that an amount can hold. */
    public static final int MAX_DECIMALS = 6;

    private static final Pattern AMOUNT = Pattern.compile("(-?)(\\d{1,13})(?:\\.(\\d+))?");

    private static final Pattern DIGITS_AND_MARKS = Pattern.compile("-?\\d+(?:[.,]\\d+)+");

    private Micros() {}

    /**
     * Reads a decimal amount in the currency's unit, exactly: {@code "150.00"} is 150,000,000.
     *
     * @throws IllegalArgumentException when it is no plain decimal number, has more than six decimals or is too large;
     *     the message is fit for the administrator
     */
    public static long parse(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected an amount such as \"150.00\", found \"" + text + "\""
                    + (DIGITS_AND_MARKS.matcher(text).matches()
                            ? "; decimals stand behind a point, and nothing separates thousands"
                            : ""));
        }
        String decimals = matcher.group(3) == null ? "" : matcher.group(3);
        if (decimals.length() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "an amount has at most " + MAX_DECIMALS + " decimals, found \"" + text + "\"");
        }
        try {
            long micros = Math.addExact(
                    Math.multiplyExact(Long.parseLong(matcher.group(2)), PER_UNIT),
                    Long.parseLong(decimals + "000000".substring(decimals.length())));
            return matcher.group(1).isEmpty() ? micros : -micros;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("amount too large: \"" + text + "\"", e);
        }
    }

    /**
     * Like {@link #parse}, for prices, fees and top-ups, which are never below zero.
     *
     * @throws IllegalArgumentException also for a negative amount
     */
    public static long parseNotNegative(String text) {
        long micros = parse(text);
        if (micros < 0) {
            throw new IllegalArgumentException("expected an amount of at least 0, found \"" + text + "\"");
        }
        return micros;
    }

    /**
     * The amount as decimal number, with at least {@code decimals} decimals and as many more (up to six) as it takes to
     * show it exactly.
     *
     * @param decimals 0 to 6
     */
    public static String format(long micros, int decimals) {
        String digits = Long.toString(micros).replace("-", "");
        if (digits.length() <= MAX_DECIMALS) {
            digits = "0".repeat(MAX_DECIMALS + 1 - digits.length()) + digits;
        }
        int point = digits.length() - MAX_DECIMALS;
        int end = digits.length();
        while (end > point + decimals && digits.charAt(end - 1) == '0') {
            end--;
        }
        String sign = micros < 0 ? "-" : "";
        String whole = sign + digits.substring(0, point);
        return end == point ? whole : whole + "." + digits.substring(point, end);
    }
}
