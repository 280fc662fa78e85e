package id.pulsa.charging.yaml;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One mistake in a configuration file.
 *
 * @param file as in {@link Mark#file()}
 * @param line counted from 1, or 0 when the mistake has no line (a missing file, an override)
 * @param column counted from 1, or 0 like {@code line}
 * @param severity whether the file can be used all the same
 * @param message what is wrong and, where possible, what was probably meant; one line
 */
public record Finding(String file, int line, int column, Severity severity, String message) implements Serializable {
    /** By file, line and column. */
    public static final Comparator<Finding> READING_ORDER =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparingInt(Finding::column);

    /**
     * {@code config/tariffs.yaml:12:5: unknown key "conection_fee"; did you mean "connection_fee"?}; a warning says so
     * before its message.
     */
    @Override
    public String toString() {
        String kind = severity == Severity.WARNING ? "warning: " : "";
        return new Mark(file, line, column) + ": " + kind + message;
    }
}
