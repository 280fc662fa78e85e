package id.pulsa.charging.tariff;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them in lists: {@code 2026-08-17}, or several in a row: {@code 2026-12-24..2026-12-26}. */
final class DatesText {
    /** Longest row of dates. */
    static final int MAX_DAYS = 366;

    private static final int MIN_YEAR = 1970;
    private static final int MAX_YEAR = 2199;
    private static final int MONTHS = 12;
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final String RANGE = "..";

    private DatesText() {}

    /**
     * Every date from the first to the last, both included.
     *
     * @throws IllegalArgumentException with a message for the administrator
     */
    static List<LocalDate> parse(String text) {
        int dots = text.indexOf(RANGE);
        if (dots < 0) {
            return List.of(date(text));
        }
        LocalDate first = date(text.substring(0, dots).strip());
        LocalDate last = date(text.substring(dots + RANGE.length()).strip());
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("\"" + text + "\" ends before it begins");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw new IllegalArgumentException("\"" + text + "\" is longer than " + MAX_DAYS + " days");
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private static LocalDate date(String text) {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a date such as \"2026-08-17\" or a row of dates such as \"2026-12-24..2026-12-26\","
                            + " found \"" + text + "\"");
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(3));
        if (year < MIN_YEAR || year > MAX_YEAR) {
            throw new IllegalArgumentException(
                    "expected a year from " + MIN_YEAR + " to " + MAX_YEAR + ", found \"" + text + "\"");
        }
        if (month < 1 || month > MONTHS) {
            throw new IllegalArgumentException("there is no month " + month + ": \"" + text + "\"");
        }
        int days = YearMonth.of(year, month).lengthOfMonth();
        if (day < 1 || day > days) {
            String name = Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            throw new IllegalArgumentException(
                    "there is no such date: " + name + " " + year + " has " + days + " days, found \"" + text + "\"");
        }
        return LocalDate.of(year, month, day);
    }
}
