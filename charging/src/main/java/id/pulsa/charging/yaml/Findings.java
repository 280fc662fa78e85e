package id.pulsa.charging.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one loading run, so that an administrator sees all of them at once. Not thread-safe. */
public final class Findings {
    /** More than this many are not kept: whoever has a hundred mistakes starts with the first ones. */
    public static final int MAX_FINDINGS = 100;

    private static final int MAX_MESSAGE_LENGTH = 500;

    private static final Comparator<Finding> READING_ORDER =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparingInt(Finding::column);

    private final List<Finding> findings = new ArrayList<>();

    /**
     * Notes a mistake. What the message quotes of a file cannot break the line or a terminal: line breaks become
     * spaces, other control characters question marks, and a long message is cut.
     */
    public void add(Mark mark, String message) {
        if (findings.size() < MAX_FINDINGS) {
            String line = message.replaceAll("\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
            String shown = line.length() <= MAX_MESSAGE_LENGTH ? line : line.substring(0, MAX_MESSAGE_LENGTH) + "…";
            findings.add(new Finding(mark.file(), mark.line(), mark.column(), shown));
        }
    }

    /** How many mistakes are kept so far. */
    public int count() {
        return findings.size();
    }

    /** All mistakes so far in reading order: by file, line and column. */
    public List<Finding> list() {
        return findings.stream().sorted(READING_ORDER).toList();
    }

    /**
     * Ends a loading run.
     *
     * @throws ConfigException with everything found, when anything was
     */
    public void throwIfAny() throws ConfigException {
        if (!findings.isEmpty()) {
            throw new ConfigException(list());
        }
    }
}
