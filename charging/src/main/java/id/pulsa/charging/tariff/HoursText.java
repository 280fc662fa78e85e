package id.pulsa.charging.tariff;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of the day: {@code 08:00-20:00}; past midnight: {@code 22:00-06:00}.
 *
 * @param fromMinute minute of the day at which it begins, 0 to 1439
 * @param toMinute minute of the day before which it ends, 0 to 1440; not after {@code fromMinute}: on the next day
 */
record HoursText(int fromMinute, int toMinute) {
    static final HoursText WHOLE_DAY = new HoursText(0, Window.DAY_MINUTES);

    private static final int HOUR = 60;
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");

    /** @throws IllegalArgumentException with a message for the administrator */
    static HoursText parse(String text) {
        Matcher matcher = HOURS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected hours such as \"08:00-20:00\" or \"22:00-06:00\", found \"" + text + "\"");
        }
        int from = minute(matcher.group(1), matcher.group(2), text);
        int to = minute(matcher.group(3), matcher.group(4), text);
        if (from == Window.DAY_MINUTES) {
            throw new IllegalArgumentException("24:00 only ends a day, it begins at 00:00: \"" + text + "\"");
        }
        if (from == to) {
            throw new IllegalArgumentException("\"" + text + "\" ends when it begins; the whole day is 00:00-24:00");
        }
        return new HoursText(from, to);
    }

    private static int minute(String hours, String minutes, String text) {
        int minute = HOUR * Integer.parseInt(hours) + Integer.parseInt(minutes);
        if (Integer.parseInt(minutes) >= HOUR || minute > Window.DAY_MINUTES) {
            throw new IllegalArgumentException(
                    "there is no time " + hours + ":" + minutes + ", found \"" + text + "\"");
        }
        return minute;
    }
}
