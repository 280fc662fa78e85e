package id.pulsa.proxy.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --from} and {@code --to}. */
final class TimeRangeOptions {
    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "At or after: 2026-11-22, 2026-11-22T10:00 or 2026-11-22T10:00:00+07:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before.")
    private @Nullable String to;

    void addTo(GivenOptions parameters, ZoneId zone) {
        parameters.put("from", instant("--from", from, zone)).put("to", instant("--to", to, zone));
    }

    private static @Nullable String instant(String option, @Nullable String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            return instant(text, zone).toString();
        } catch (DateTimeException | ArithmeticException e) {
            throw new UsageException(option + ": expected a time such as \"2026-11-22\", \"2026-11-22T10:00\" or"
                    + " \"2026-11-22T10:00:00+07:00\", found \"" + text + "\"");
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        if (text.length() == "2026-11-22".length()) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        String joined = text.replace(' ', 'T');
        boolean zoned = joined.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
        return zoned
                ? OffsetDateTime.parse(joined).toInstant()
                : LocalDateTime.parse(joined).atZone(zone).toInstant();
    }
}
