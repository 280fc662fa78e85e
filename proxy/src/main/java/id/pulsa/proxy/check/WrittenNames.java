package id.pulsa.proxy.check;

import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.YamlList;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlNode;
import id.pulsa.charging.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names that a file gives to things, whatever else is wrong with them. */
public final class WrittenNames {
    private WrittenNames() {}

    /** The keys below a key: {@code plans}. */
    public static Set<String> keys(YamlMap root, String key) {
        YamlMap.Entry entry = root.entries().get(key);
        return entry != null && entry.value() instanceof YamlMap map
                ? map.entries().keySet()
                : Set.of();
    }

    /** What the items of a list are called by their key {@code name}. */
    public static Set<String> names(YamlMap root, String key) {
        Set<String> names = new LinkedHashSet<>();
        YamlMap.Entry entry = root.entries().get(key);
        if (entry != null && entry.value() instanceof YamlList list) {
            list.items().forEach(item -> addName(item, names));
        }
        return names;
    }

    /** Where a key is written; the file as a whole when it is not. */
    public static Mark place(YamlMap root, String key) {
        YamlMap.Entry entry = root.entries().get(key);
        return entry == null ? Mark.whole(root.mark().file()) : entry.mark();
    }

    private static void addName(YamlNode item, Set<String> names) {
        YamlMap.Entry name = item instanceof YamlMap map ? map.entries().get("name") : null;
        if (name != null && name.value() instanceof YamlScalar scalar && scalar.text() != null) {
            names.add(scalar.text());
        }
    }
}
