package id.pulsa.charging.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A single value, as it is written: {@code 0812} stays "0812" and {@code 150.00} stays "150.00", quoted or not.
 *
 * @param text null when nothing, {@code ~} or {@code null} is written
 */
public record YamlScalar(Mark mark, @Nullable String text) implements YamlNode {}
