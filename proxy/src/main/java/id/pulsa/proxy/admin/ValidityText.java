package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.DurationText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * Until when an account is valid or a bundle can be used, as people write it. A date alone includes that day.
 *
 * @param zone that dates and times without a zone are in
 * @param nowWallMillis what a time "from now" counts from
 */
public record ValidityText(ZoneId zone, long nowWallMillis) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2})?");
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    /**
     * Reads {@code 2026-12-31} (that whole day), {@code 2026-12-31T18:00}, {@code 2026-12-31T18:00:00+07:00}, or
     * {@code +30d}: from now.
     *
     * @param what what is read, for the message
     * @return wall-clock ms, above 0
     * @throws IllegalArgumentException in words for whoever wrote it
     */
    public long parse(String what, String text) {
        try {
            return checked(what, text, instant(text.strip()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    what
                            + ": expected a date such as \"2026-12-31\" (the last day), a time such as \"2026-12-31T18:00\""
                            + " or \"2026-12-31T18:00:00+07:00\", or \"+30d\" from now, found \"" + shown(text) + "\"",
                    e);
        }
    }

    private Instant instant(String text) {
        if (DATE.matcher(text).matches()) {
            return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
        }
        if (LOCAL.matcher(text).matches()) {
            return LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        }
        return text.startsWith("+")
                ? fromNow(text.substring(1))
                : OffsetDateTime.parse(text).toInstant();
    }

    private Instant fromNow(String duration) {
        try {
            return Instant.ofEpochMilli(nowWallMillis).plus(DurationText.parse(duration));
        } catch (IllegalArgumentException e) {
            throw new DateTimeException("no duration", e);
        }
    }

    /**
     * Reads an instant as the API takes it: RFC 3339.
     *
     * @throws IllegalArgumentException in words for the sender
     */
    static long instant(String field, String text) {
        try {
            return checked("\"" + field + "\"", text, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" must be RFC 3339 such as \"2026-12-31T18:00:00+07:00\", found \"" + shown(text)
                            + "\"",
                    e);
        }
    }

    private static long checked(String what, String text, Instant instant) {
        if (!instant.isAfter(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException(what + ": " + shown(text) + " is not between 1970 and 9999");
        }
        return instant.toEpochMilli();
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
    }
}
