package id.pulsa.proxy.log;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The newest lines of the log, in memory: the newest push the oldest out. Written and read by any thread; nobody waits for
 * anybody.
 */
public final class LogTail {
    /** So many lines are kept. */
    public static final int LINES = 1_000;

    /** Longer messages are cut: with {@link #LONGEST_THROWN} the whole tail takes 6 MB at the most. */
    static final int LONGEST_MESSAGE = 2_000;

    static final int LONGEST_THROWN = 4_000;

    private static final String CUT = " …";

    private final AtomicReferenceArray<@Nullable LogLine> ring = new AtomicReferenceArray<>(LINES);
    private final AtomicLong last = new AtomicLong();
    private final Map<LogLevel, LongAdder> byLevel = new EnumMap<>(LogLevel.class);

    /** An empty one. */
    public LogTail() {
        for (LogLevel level : LogLevel.values()) {
            byLevel.put(level, new LongAdder());
        }
    }

    /**
     * What was found.
     *
     * @param lines the oldest first
     * @param last number of the last line that was looked at: ask for what comes {@code after} it
     */
    public record Found(List<LogLine> lines, long last) {
        public Found {
            lines = List.copyOf(lines);
        }
    }

    /** Keeps a line, without the secrets that it may hold. */
    public void add(
            long wallMillis,
            LogLevel level,
            String logger,
            String thread,
            String message,
            @Nullable String thrown,
            @Nullable String call) {
        Objects.requireNonNull(byLevel.get(level)).increment();
        // Cut before, so that a huge message takes no time, and after, since a mask may be longer than what it hides.
        String text = cut(LogMask.mask(cut(message, LONGEST_MESSAGE)), LONGEST_MESSAGE);
        String trace = thrown == null ? null : cut(LogMask.mask(cut(thrown, LONGEST_THROWN)), LONGEST_THROWN);
        long number = last.incrementAndGet();
        ring.set((int) (number % LINES), new LogLine(number, wallMillis, level, logger, thread, text, trace, call));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - CUT.length()) + CUT;
    }

    /** The newest lines that are wanted. */
    public Found read(LogFilter filter) {
        long newest = last.get();
        // Whoever asks for what comes after a line of an earlier process has seen nothing of this one.
        long after = filter.after() > newest ? 0 : Math.max(0, filter.after());
        List<LogLine> wanted = new ArrayList<>();
        long seen = Math.max(after, newest - LINES);
        while (seen < newest) {
            LogLine line = ring.get((int) ((seen + 1) % LINES));
            if (line == null || line.number() <= seen) {
                // Its number is given out, and it is on its way: next time.
                break;
            }
            seen++;
            if (line.number() == seen && filter.wants(line)) {
                wanted.add(line);
            }
        }
        return new Found(wanted.subList(Math.max(0, wanted.size() - filter.limit()), wanted.size()), seen);
    }

    /** How many lines of that level were written since the start. */
    public long count(LogLevel level) {
        return Objects.requireNonNull(byLevel.get(level)).sum();
    }
}
