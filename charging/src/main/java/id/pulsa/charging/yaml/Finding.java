package id.pulsa.charging.yaml;

import java.io.Serializable;

/**
 * One mistake in a configuration file.
 *
 * @param file as in {@link Mark#file()}
 * @param line counted from 1, or 0 when the mistake has no line (a missing file, an override)
 * @param column counted from 1, or 0 like {@code line}
 * @param message what is wrong and, where possible, what was probably meant; one line
 */
public record Finding(String file, int line, int column, String message) implements Serializable {
    /** {@code config/tariffs.yaml:12:5: unknown key "conection_fee"; did you mean "connection_fee"?} */
    @Override
    public String toString() {
        return new Mark(file, line, column) + ": " + message;
    }
}
