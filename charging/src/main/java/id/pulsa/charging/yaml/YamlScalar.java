package id.pulsa.charging.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A single value, as it is written: {@code 0812} stays "0812" and {@code 150.00} stays "150.00", quoted or not.
 *
 * @param text null when nothing, {@code ~} or {@code null} is written
 * @param type what YAML takes it for; those who read settings need not care
 */
public record YamlScalar(Mark mark, @Nullable String text, Type type) implements YamlNode {
    /** What YAML takes a value for, by how it is written. */
    public enum Type {
        /** Quoted, or nothing else. */
        STRING,
        /** A whole number. */
        INTEGER,
        /** A number with a fraction or an exponent. */
        DECIMAL,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** Nothing. */
        NULL
    }

    /** A text, or null for nothing. */
    public YamlScalar(Mark mark, @Nullable String text) {
        this(mark, text, text == null ? Type.NULL : Type.STRING);
    }
}
