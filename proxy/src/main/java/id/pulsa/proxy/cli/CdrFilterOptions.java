package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.CdrFilter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which call detail records are wanted. */
final class CdrFilterOptions {
    @Option(names = "--caller", paramLabel = "NUMBER", description = "Calls from this number.")
    private @Nullable String caller;

    @Option(names = "--called", paramLabel = "NUMBER", description = "Calls to this number.")
    private @Nullable String called;

    @Option(names = "--account", paramLabel = "ID", description = "Calls that this account paid for.")
    private @Nullable String account;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Started at or after: 2026-11-22, 2026-11-22T10:00 or 2026-11-22T10:00:00+07:00.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Started before.")
    private @Nullable String to;

    CdrFilter filter(ZoneId zone) {
        return new CdrFilter(caller, called, account, wallMillis("--from", from, zone), wallMillis("--to", to, zone));
    }

    private static @Nullable Long wallMillis(String option, @Nullable String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == "2026-11-22".length()) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli();
            }
            String joined = text.replace(' ', 'T');
            boolean zoned = joined.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
            return zoned
                    ? OffsetDateTime.parse(joined).toInstant().toEpochMilli()
                    : LocalDateTime.parse(joined).atZone(zone).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new UsageException(option + ": expected a time such as \"2026-11-22\", \"2026-11-22T10:00\" or"
                    + " \"2026-11-22T10:00:00+07:00\", found \"" + text + "\"");
        }
    }
}
