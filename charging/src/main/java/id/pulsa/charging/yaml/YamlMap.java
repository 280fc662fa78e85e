package id.pulsa.charging.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys and their values, in the order they are written. */
public record YamlMap(Mark mark, Map<String, Entry> entries) implements YamlNode {
    public YamlMap {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * A key with its value.
     *
     * @param mark where the key is written
     */
    public record Entry(Mark mark, YamlNode value) {}

    /** A map without keys. */
    public static YamlMap empty(Mark mark) {
        return new YamlMap(mark, Map.of());
    }
}
