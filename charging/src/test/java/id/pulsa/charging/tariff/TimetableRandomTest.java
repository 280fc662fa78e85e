package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Compares timetables of random windows with asking, minute by minute, which window the local date and time is in. */
class TimetableRandomTest {
    private static final List<String> ZONES =
            List.of("Asia/Jakarta", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "UTC");

    /** Clock changes of these zones, new year, leap days. */
    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2018, 2, 17),
            LocalDate.of(2018, 11, 3),
            LocalDate.of(2026, 4, 4),
            LocalDate.of(2026, 10, 3),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2028, 2, 28),
            LocalDate.of(1969, 12, 31));

    private static final int MINUTE_MILLIS = 60_000;
    private static final int MINUTES = 4 * 24 * 60;

    @Test
    void agreesWithTheCalendarMinuteByMinute() {
        long seed = new Random().nextLong();
        System.out.println("TimetableRandomTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            LocalDate date = DATES.get(random.nextInt(DATES.size()));
            List<String> bands = List.of("a", "b", "c", "d");
            List<Window> windows = windows(random, bands.size(), date);
            for (String zone : ZONES) {
                compare(seed, Timetable.of(ZoneId.of(zone), bands, windows), date);
            }
        }
    }

    private static void compare(long seed, Timetable timetable, LocalDate date) {
        ZoneId zone = timetable.zone();
        long start = date.minusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        long edge = start;
        int band = -1;
        for (int minute = 0; minute < MINUTES; minute++) {
            long now = start + (long) minute * MINUTE_MILLIS;
            ZonedDateTime local = Instant.ofEpochMilli(now).atZone(zone);
            int expected = reference(timetable.windows(), local.toLocalDateTime());
            Supplier<String> where = () -> local + ", seed " + seed + ", " + timetable.windows();
            assertEquals(expected, timetable.bandAt(now), where);
            assertEquals(expected, timetable.bandAt(now + MINUTE_MILLIS - 1), where);
            assertEquals(local.toLocalDate().toEpochDay(), timetable.day(now), where);
            assertTrue(now <= edge, () -> "an edge within a minute, " + where.get());
            assertEquals(now == edge, expected != band, () -> "edges are where the band changes, " + where.get());
            band = expected;
            long next = timetable.nextEdge(now);
            assertTrue(next >= edge && next > now, where);
            boolean farAway = next > now + 7 * UtcDay.MILLIS;
            edge = now == edge || farAway ? next : edge;
            assertEquals(edge, next, where);
        }
    }

    /** The slow and obvious way. */
    private static int reference(List<Window> windows, LocalDateTime local) {
        Window best = null;
        for (Window window : windows) {
            if (covers(window, local) && (best == null || window.level().compareTo(best.level()) > 0)) {
                best = window;
            }
        }
        return best == null ? -1 : best.band();
    }

    private static boolean covers(Window window, LocalDateTime local) {
        int minute = 60 * local.getHour() + local.getMinute();
        boolean pastMidnight = window.toMinute() <= window.fromMinute();
        boolean today = minute >= window.fromMinute() && (pastMidnight || minute < window.toMinute());
        boolean sinceYesterday = pastMidnight && minute < window.toMinute();
        return (today && begins(window, local.toLocalDate()))
                || (sinceYesterday && begins(window, local.toLocalDate().minusDays(1)));
    }

    private static boolean begins(Window window, LocalDate date) {
        return switch (window.level()) {
            case OTHERWISE -> true;
            case WEEK -> window.days().contains(date.getDayOfWeek());
            case HOLIDAY, DATE -> window.dates().contains(date);
        };
    }

    /** Windows as they come; those that overlap with another band's are left out. */
    private static List<Window> windows(Random random, int bands, LocalDate around) {
        List<Window> windows = new ArrayList<>(List.of(Window.otherwise(random.nextInt(bands))));
        for (int i = random.nextInt(12); i > 0; i--) {
            windows.add(window(random, random.nextInt(bands), around));
            boolean overlap = Timetable.problems(bands, windows).stream()
                    .anyMatch(problem -> problem instanceof CalendarProblem.Overlap);
            if (overlap) {
                windows.remove(windows.size() - 1);
            }
        }
        return windows;
    }

    private static Window window(Random random, int band, LocalDate around) {
        int from = minute(random, Window.DAY_MINUTES - 1);
        int to = minute(random, Window.DAY_MINUTES);
        if (random.nextInt(3) == 0) {
            Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            for (int i = random.nextInt(7); i > 0; i--) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            return Window.weekly(band, days, from, to);
        }
        Set<LocalDate> dates = new HashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            dates.add(around.plusDays(random.nextInt(5) - 2));
        }
        return random.nextBoolean() ? Window.onHolidays(band, dates, from, to) : Window.onDates(band, dates, from, to);
    }

    /** Often a full hour, midnight or an hour of clock changes. */
    private static int minute(Random random, int max) {
        int minute =
                switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(max + 1);
                    case 1 -> 60 * random.nextInt(4);
                    case 2 -> max;
                    default -> 60 * random.nextInt(24);
                };
        return Math.min(minute, max);
    }
}
