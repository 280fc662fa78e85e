package id.pulsa.proxy.admin;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the instant that a price is asked for: RFC 3339, or as a clock on the wall of the plan's time zone shows it. */
final class QuoteTime {
    private static final Pattern CLOCK = Pattern.compile("(?:([a-z]{3,9})\\s+)?(\\d{1,2}:\\d{2}(?::\\d{2})?)");
    private static final Pattern LOCAL =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ t](\\d{1,2}:\\d{2}(?::\\d{2})?))?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT);
    private static final int SHORTEST_DAY_NAME = 3;

    private final ZoneId zone;
    private final long nowWallMillis;

    /** @param nowWallMillis what {@code now} means, and what a time without a date comes after */
    QuoteTime(ZoneId zone, long nowWallMillis) {
        this.zone = zone;
        this.nowWallMillis = nowWallMillis;
    }

    /**
     * Reads {@code 2026-12-24T19:58:00+07:00}, {@code 2026-12-24T19:58}, {@code 2026-12-24}, {@code fri 19:58} or
     * {@code 19:58} (the next time that it is so), {@code now}; null is now.
     *
     * @return wall-clock ms
     * @throws IllegalArgumentException in words for whoever wrote it
     */
    long parse(@Nullable String text) {
        String given = text == null ? "now" : text.strip().toLowerCase(Locale.ROOT);
        if (given.equals("now")) {
            return nowWallMillis;
        }
        try {
            Matcher clock = CLOCK.matcher(given);
            if (clock.matches()) {
                return next(clock.group(1), LocalTime.parse(clock.group(2), TIME));
            }
            Matcher local = LOCAL.matcher(given);
            if (local.matches()) {
                LocalTime time = local.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(local.group(2), TIME);
                return millis(LocalDate.parse(local.group(1)).atTime(time));
            }
            return OffsetDateTime.parse(given.toUpperCase(Locale.ROOT))
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"at\": expected a time such as \"2026-12-24T19:58:00+07:00\", \"2026-12-24T19:58\", \"fri 19:58\" or"
                            + " \"now\", found \"" + text + "\"",
                    e);
        }
    }

    private long next(@Nullable String dayName, LocalTime time) {
        LocalDateTime now = LocalDateTime.ofInstant(Instant.ofEpochMilli(nowWallMillis), zone);
        LocalDateTime candidate = now.toLocalDate().atTime(time);
        if (dayName == null) {
            return millis(candidate.isBefore(now) ? candidate.plusDays(1) : candidate);
        }
        candidate = candidate.with(TemporalAdjusters.nextOrSame(day(dayName)));
        return millis(candidate.isBefore(now) ? candidate.plusWeeks(1) : candidate);
    }

    private static DayOfWeek day(String name) {
        List<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> name.length() >= SHORTEST_DAY_NAME
                        && day.name().toLowerCase(Locale.ROOT).startsWith(name))
                .toList();
        if (days.size() != 1) {
            throw new DateTimeException("no such day");
        }
        return days.get(0);
    }

    /** Where clocks are put back, the first of the two instants. */
    private long millis(LocalDateTime local) {
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new IllegalArgumentException("\"at\": clocks in " + zone + " are put forward and never show "
                    + local.toLocalDate() + " " + local.toLocalTime());
        }
        return local.atZone(zone).toInstant().toEpochMilli();
    }
}
