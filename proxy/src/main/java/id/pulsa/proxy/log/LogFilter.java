package id.pulsa.proxy.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted.
 *
 * @param least the lines of this level and of those that matter more
 * @param contains what message, logger, exception or call must contain, in any case; null for whatever
 * @param after only lines with a higher number
 * @param limit at most so many, the newest of them; 1 or more
 */
public record LogFilter(LogLevel least, @Nullable String contains, long after, int limit) {
    public LogFilter {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one line");
        }
        contains = contains == null ? null : contains.toLowerCase(Locale.ROOT);
    }

    boolean wants(LogLine line) {
        return line.level().compareTo(least) <= 0
                && (has(line.message()) || has(line.logger()) || has(line.thrown()) || has(line.call()));
    }

    private boolean has(@Nullable String text) {
        return contains == null
                || (text != null && text.toLowerCase(Locale.ROOT).contains(contains));
    }
}
