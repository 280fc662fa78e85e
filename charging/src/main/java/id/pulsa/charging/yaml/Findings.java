package id.pulsa.charging.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects the mistakes of one loading run, so that an administrator sees all of them at once. Not thread-safe. */
public final class Findings {
    /** More mistakes than this, and more warnings, are not kept: whoever has a hundred mistakes starts with the first ones. */
    public static final int MAX_FINDINGS = 100;

    private static final int MAX_MESSAGE_LENGTH = 500;

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    /**
     * Notes a mistake. What the message quotes of a file cannot break the line or a terminal: line breaks become
     * spaces, other control characters question marks, and a long message is cut.
     */
    public void add(Mark mark, String message) {
        keep(errors, mark, Severity.ERROR, message);
    }

    /** Notes what may be a mistake, like {@link #add}; the file can be used all the same. */
    public void warn(Mark mark, String message) {
        keep(warnings, mark, Severity.WARNING, message);
    }

    private static void keep(List<Finding> findings, Mark mark, Severity severity, String message) {
        if (findings.size() < MAX_FINDINGS) {
            String line = message.replaceAll("\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
            String shown = line.length() <= MAX_MESSAGE_LENGTH ? line : line.substring(0, MAX_MESSAGE_LENGTH) + "…";
            Finding finding = new Finding(mark.file(), mark.line(), mark.column(), severity, shown);
            // A table that two plans name is read for each of them.
            if (!findings.contains(finding)) {
                findings.add(finding);
            }
        }
    }

    /** How many mistakes are kept so far, warnings not counted. */
    public int count() {
        return errors.size();
    }

    /** All mistakes and warnings so far in reading order: by file, line and column. */
    public List<Finding> list() {
        return Stream.concat(errors.stream(), warnings.stream())
                .sorted(Finding.READING_ORDER)
                .toList();
    }

    /**
     * Ends a loading run.
     *
     * @throws ConfigException with everything found, when a mistake was; warnings alone end nothing
     */
    public void throwIfAny() throws ConfigException {
        if (!errors.isEmpty()) {
            throw new ConfigException(list());
        }
    }
}
