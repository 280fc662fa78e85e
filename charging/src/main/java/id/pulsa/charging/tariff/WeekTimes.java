package id.pulsa.charging.tariff;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes times of the week as an administrator would: {@code mon-fri 20:00-22:00, sat 22:00-06:00}. */
final class WeekTimes {
    /** Minutes of a week, counted from Monday 00:00. */
    static final int WEEK_MINUTES = 7 * Window.DAY_MINUTES;

    private static final int HOUR = 60;

    private WeekTimes() {}

    /** @param minutes of the week, at least one; a stretch may go over the end of the week */
    static String format(BitSet minutes) {
        if (minutes.cardinality() == WEEK_MINUTES) {
            return "the whole week";
        }
        Map<String, Set<DayOfWeek>> daysByHours = new LinkedHashMap<>();
        List<String> longer = new ArrayList<>();
        for (int from = minutes.nextSetBit(0); from >= 0; ) {
            int end = minutes.nextClearBit(from);
            boolean goesOnAfterSunday = end >= WEEK_MINUTES && minutes.get(0);
            boolean cameFromSunday = from == 0 && minutes.get(WEEK_MINUTES - 1);
            if (!cameFromSunday) {
                add(daysByHours, longer, from, goesOnAfterSunday ? end + minutes.nextClearBit(0) : end);
            }
            from = minutes.nextSetBit(end);
        }
        List<String> texts = new ArrayList<>();
        daysByHours.forEach((hours, days) -> texts.add(days(days) + " " + hours));
        texts.addAll(longer);
        return String.join(", ", texts);
    }

    private static void add(Map<String, Set<DayOfWeek>> daysByHours, List<String> longer, int from, int end) {
        DayOfWeek day = day(from);
        int fromMinute = from % Window.DAY_MINUTES;
        if (end - from <= Window.DAY_MINUTES) {
            daysByHours
                    .computeIfAbsent(hours(fromMinute, endOfDay(end)), none -> EnumSet.noneOf(DayOfWeek.class))
                    .add(day);
        } else {
            longer.add(name(day) + " " + clock(fromMinute) + " to " + name(day((end - 1) % WEEK_MINUTES)) + " "
                    + clock(endOfDay(end)));
        }
    }

    /** {@code 22:00-06:00}. */
    static String hours(int fromMinute, int toMinute) {
        return clock(fromMinute) + "-" + clock(toMinute);
    }

    /** {@code mon-fri}, {@code sat,sun}, {@code every day}. */
    static String days(Set<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return "every day";
        }
        List<String> texts = new ArrayList<>();
        DayOfWeek[] all = DayOfWeek.values();
        for (int i = 0; i < all.length; i++) {
            int first = i;
            while (i < all.length && days.contains(all[i])) {
                i++;
            }
            if (i - first > 2) {
                texts.add(name(all[first]) + "-" + name(all[i - 1]));
            } else {
                for (int j = first; j < i; j++) {
                    texts.add(name(all[j]));
                }
            }
        }
        return String.join(",", texts);
    }

    /** {@code mon}. */
    static String name(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / HOUR, minute % HOUR);
    }

    /** The end of a stretch as time of the day on which it ends: midnight is that day's 24:00. */
    private static int endOfDay(int end) {
        return (end - 1) % Window.DAY_MINUTES + 1;
    }

    private static DayOfWeek day(int minute) {
        return DayOfWeek.of(1 + minute / Window.DAY_MINUTES);
    }
}
