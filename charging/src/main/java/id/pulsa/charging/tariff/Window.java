package id.pulsa.charging.tariff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Some time in which a band is in force, by the local wall clock of the plan. Immutable.
 *
 * @param band position in {@link Timetable#bands}
 * @param level which windows it stands above
 * @param days on which it begins; empty unless {@link Level#WEEK}
 * @param dates on which it begins; empty unless {@link Level#HOLIDAY} or {@link Level#DATE}
 * @param fromMinute minute of the day at which it begins, 0 to 1439
 * @param toMinute minute of the day at which it ends, itself not included, 0 to 1440; when it is not after
 *     {@code fromMinute} the window lasts past midnight, to that minute of the next day, and still belongs to the day on
 *     which it begins
 */
public record Window(int band, Level level, Set<DayOfWeek> days, Set<LocalDate> dates, int fromMinute, int toMinute) {
    /** Minutes of a day. */
    public static final int DAY_MINUTES = 24 * 60;

    /** Where windows of different levels meet, the higher one is in force. */
    public enum Level {
        /** What nothing else covers. */
        OTHERWISE,
        /** Days of the week. */
        WEEK,
        /** Dates of named holiday lists. */
        HOLIDAY,
        /** Dates given by themselves. */
        DATE
    }

    public Window {
        days = Collections.unmodifiableSet(new TreeSet<>(days));
        dates = Collections.unmodifiableSet(new TreeSet<>(dates));
        boolean byDate = level == Level.HOLIDAY || level == Level.DATE;
        if (band < 0 || fromMinute < 0 || fromMinute >= DAY_MINUTES || toMinute < 0 || toMinute > DAY_MINUTES) {
            throw new IllegalArgumentException("not a time of day: minute " + fromMinute + " to " + toMinute);
        }
        if (days.isEmpty() == (level == Level.WEEK) || (!byDate && !dates.isEmpty())) {
            throw new IllegalArgumentException("days are for windows of the week, dates for those of dates");
        }
    }

    /** What nothing else covers. */
    public static Window otherwise(int band) {
        return new Window(band, Level.OTHERWISE, Set.of(), Set.of(), 0, DAY_MINUTES);
    }

    /** The same time on days of the week, at least one. */
    public static Window weekly(int band, Set<DayOfWeek> days, int fromMinute, int toMinute) {
        return new Window(band, Level.WEEK, days, Set.of(), fromMinute, toMinute);
    }

    /** The same time on the dates of holiday lists. */
    public static Window onHolidays(int band, Set<LocalDate> dates, int fromMinute, int toMinute) {
        return new Window(band, Level.HOLIDAY, Set.of(), dates, fromMinute, toMinute);
    }

    /** The same time on single dates. */
    public static Window onDates(int band, Set<LocalDate> dates, int fromMinute, int toMinute) {
        return new Window(band, Level.DATE, Set.of(), dates, fromMinute, toMinute);
    }

    /** Minute of the day at which it ends, counted on past midnight: 1 to 2879. */
    int endMinute() {
        return toMinute > fromMinute ? toMinute : toMinute + DAY_MINUTES;
    }
}
