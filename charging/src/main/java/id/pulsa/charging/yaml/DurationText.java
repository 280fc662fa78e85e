package id.pulsa.charging.yaml;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, {@code 7d}, or ISO-8601. */
public final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h|d)");

    private DurationText() {}

    /**
     * Reads a duration that is not negative.
     *
     * @throws IllegalArgumentException with a message for the administrator
     */
    public static Duration parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        try {
            if (matcher.matches()) {
                long count = Long.parseLong(matcher.group(1));
                return switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
            }
            if (text.startsWith("P")) {
                Duration duration = Duration.parse(text);
                if (!duration.isNegative()) {
                    return duration;
                }
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(expected(text), e);
        }
        throw new IllegalArgumentException(expected(text));
    }

    /** The shortest text that {@link #parse} reads back: {@code 90s}, {@code 1h}; ISO-8601 below a millisecond. */
    public static String format(Duration duration) {
        if (duration.getNano() % 1_000_000 != 0) {
            return duration.toString();
        }
        if (duration.getNano() != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.getSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }

    private static String expected(String text) {
        return "expected a duration such as \"10s\", \"500ms\", \"2m\", \"1h\" or \"PT10S\", found \"" + text + "\"";
    }
}
