package id.pulsa.charging.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Typed reading of one {@link YamlMap}. A value that is missing gives the fallback; one that is wrong gives the fallback
 * too and a finding, so that a loader reads on and the administrator learns of everything at once.
 *
 * <p>The keys that a loader asks for are the known ones; {@link #reportUnknownKeys} reports the rest, so call it after
 * the last read.
 */
public final class Section {
    private final YamlMap map;
    private final Findings findings;
    private final boolean readable;
    private final Map<String, Mark> emptyCells;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> maybeMistyped = new LinkedHashSet<>();

    public Section(YamlMap map, Findings findings) {
        this(map, findings, true, Map.of());
    }

    private Section(YamlMap map, Findings findings, boolean readable, Map<String, Mark> emptyCells) {
        this.map = map;
        this.findings = findings;
        this.readable = readable;
        this.emptyCells = Map.copyOf(emptyCells);
    }

    /**
     * The row of a table, each column a key.
     *
     * @param map the cells that hold something
     * @param empty where the others are
     */
    public static Section ofRow(YamlMap map, Map<String, Mark> empty, Findings findings) {
        return new Section(map, findings, true, empty);
    }

    public Findings findings() {
        return findings;
    }

    /** Whether the key is written, with or without a value. */
    public boolean has(String key) {
        known.add(key);
        return map.entries().containsKey(key);
    }

    /** Where the key's value is written; where the key is when it has no value; where the section begins without key. */
    public Mark mark(String key) {
        YamlMap.Entry entry = map.entries().get(key);
        if (entry == null) {
            return map.mark();
        }
        return entry.value() instanceof YamlScalar scalar && scalar.text() == null
                ? entry.mark()
                : entry.value().mark();
    }

    /** The keys as written, in their order; whoever asks for all of them knows them all. */
    public List<String> keys() {
        known.addAll(map.entries().keySet());
        return List.copyOf(map.entries().keySet());
    }

    /** Where a key is written, not its value; where the section begins without key. */
    public Mark keyMark(String key) {
        YamlMap.Entry entry = map.entries().get(key);
        return entry == null ? map.mark() : entry.mark();
    }

    /** Whether a key has a single value, or none, in place of a list or a section. */
    public boolean isSingle(String key) {
        known.add(key);
        YamlMap.Entry entry = map.entries().get(key);
        return entry != null && entry.value() instanceof YamlScalar;
    }

    /** Where the section begins. */
    public Mark mark() {
        return map.mark();
    }

    /** Notes a mistake at a key's value. */
    public void finding(String key, String message) {
        findings.add(mark(key), message);
    }

    /**
     * Reports each of these keys that is not written; nothing in a section that is a mistake as a whole. Where it may
     * only be mistyped, {@link #reportUnknownKeys} decides whether that is all there is to say.
     */
    public void require(String... keys) {
        for (String key : keys) {
            if (!has(key) && readable) {
                if (map.entries().keySet().stream().anyMatch(written -> isMistyped(key, written))) {
                    maybeMistyped.add(key);
                } else {
                    missing(key);
                }
            }
        }
    }

    private boolean isMistyped(String key, String written) {
        return !known.contains(written) && Suggestion.nearest(written, Set.of(key)) != null;
    }

    private void missing(String key) {
        Mark empty = emptyCells.get(key);
        if (empty == null) {
            findings.add(map.mark(), "key \"" + key + "\" is missing");
        } else {
            findings.add(empty, "column \"" + key + "\" is empty");
        }
    }

    /** Whether nothing is written in it. */
    public boolean isEmpty() {
        return map.entries().isEmpty();
    }

    /** The value as written, or null when the key is missing or (with a finding) has no single value. */
    public @Nullable String textOrNull(String key) {
        known.add(key);
        YamlMap.Entry entry = map.entries().get(key);
        if (entry == null) {
            return null;
        }
        if (!(entry.value() instanceof YamlScalar scalar)) {
            finding(key, "expected a single value for \"" + key + "\"");
            return null;
        }
        if (scalar.text() == null) {
            finding(key, "\"" + key + "\" has no value");
        }
        return scalar.text();
    }

    public String text(String key, String fallback) {
        String text = textOrNull(key);
        return text == null ? fallback : text;
    }

    /**
     * A value of any type.
     *
     * @param parser reads the text; says what is wrong by the message of an {@link IllegalArgumentException}
     */
    public <T> T value(String key, Function<String, T> parser, T fallback) {
        String text = textOrNull(key);
        if (text == null) {
            return fallback;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            finding(key, "\"" + key + "\": " + e.getMessage());
            return fallback;
        }
    }

    /** Like {@link #value} for what can be switched off: by a key without value, or an empty one; null then. */
    public <T> @Nullable T valueOrOff(String key, Function<String, T> parser, T fallback) {
        YamlMap.Entry entry = map.entries().get(key);
        if (entry != null
                && entry.value() instanceof YamlScalar scalar
                && (scalar.text() == null || scalar.text().isBlank())) {
            known.add(key);
            return null;
        }
        return value(key, parser, fallback);
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    public int integer(String key, int min, int max, int fallback) {
        return (int) whole(key, min, max, fallback);
    }

    /** A whole number from {@code min} to {@code max}, both included. */
    public long whole(String key, long min, long max, long fallback) {
        return value(
                key,
                text -> {
                    if (text.matches("-?\\d{1,18}")) {
                        long number = Long.parseLong(text);
                        if (number >= min && number <= max) {
                            return number;
                        }
                    }
                    throw new IllegalArgumentException(
                            "expected a whole number from " + min + " to " + max + ", found \"" + text + "\"");
                },
                fallback);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean fallback) {
        return value(
                key,
                text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("expected true or false, found \"" + text + "\"");
                },
                fallback);
    }

    /** A duration ({@link DurationText}) from {@code min} to {@code max}, both included. */
    public Duration duration(String key, Duration min, Duration max, Duration fallback) {
        return value(
                key,
                text -> {
                    Duration duration = DurationText.parse(text);
                    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
                        throw new IllegalArgumentException("expected a duration from " + DurationText.format(min)
                                + " to " + DurationText.format(max) + ", found \"" + text + "\"");
                    }
                    return duration;
                },
                fallback);
    }

    /** One of some words. */
    public String choice(String key, List<String> choices, String fallback) {
        return value(
                key,
                text -> {
                    if (choices.contains(text)) {
                        return text;
                    }
                    throw new IllegalArgumentException(
                            "unknown value \"" + text + "\"" + Suggestion.hint(text, choices));
                },
                fallback);
    }

    /** The list's single values, those without text left out with a finding; empty when the key is missing. */
    public List<YamlScalar> scalars(String key) {
        List<YamlScalar> scalars = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlScalar scalar && scalar.text() != null) {
                scalars.add(scalar);
            } else {
                findings.add(item.mark(), "expected a single value in the list \"" + key + "\"");
            }
        }
        return scalars;
    }

    /**
     * The list's values, each read by {@code parser} as in {@link #value}; the wrong ones are left out with a finding.
     * The fallback is for a missing key only: an empty list stays empty.
     */
    public <T> List<T> values(String key, Function<String, T> parser, List<T> fallback) {
        if (!has(key)) {
            return fallback;
        }
        List<T> values = new ArrayList<>();
        for (YamlScalar scalar : scalars(key)) {
            String text = scalar.text();
            try {
                if (text != null) {
                    values.add(parser.apply(text));
                }
            } catch (IllegalArgumentException e) {
                findings.add(scalar.mark(), "\"" + key + "\": " + e.getMessage());
            }
        }
        return List.copyOf(values);
    }

    /** A list of sections; empty when the key is missing. */
    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (YamlNode item : items(key)) {
            if (item instanceof YamlMap inner) {
                sections.add(new Section(inner, findings));
            } else {
                findings.add(item.mark(), "expected keys and values (\"key: value\") in the list \"" + key + "\"");
            }
        }
        return sections;
    }

    /** A nested section; an empty one when the key is missing or has no value. */
    public Section section(String key) {
        known.add(key);
        YamlMap.Entry entry = map.entries().get(key);
        if (entry == null) {
            return new Section(YamlMap.empty(map.mark()), findings);
        }
        if (entry.value() instanceof YamlMap inner) {
            return new Section(inner, findings);
        }
        boolean nothing = entry.value() instanceof YamlScalar scalar && scalar.text() == null;
        if (!nothing) {
            finding(key, "expected keys and values (\"key: value\") under \"" + key + "\"");
        }
        return new Section(YamlMap.empty(entry.mark()), findings, nothing, Map.of());
    }

    /** Sections under names that the administrator chose ({@code plans:}), in the order written. */
    public Map<String, Section> named(String key) {
        Section outer = section(key);
        Map<String, Section> sections = new LinkedHashMap<>();
        outer.map.entries().forEach((name, entry) -> sections.put(name, outer.section(name)));
        return sections;
    }

    /** Reports every key that nobody asked for, with the known one that was probably meant. */
    public void reportUnknownKeys() {
        map.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                findings.add(entry.mark(), "unknown key \"" + key + "\"" + hint(key, entry.value()));
                maybeMistyped.remove(Suggestion.nearest(key, known));
            }
        });
        maybeMistyped.forEach(this::missing);
        maybeMistyped.clear();
    }

    /** In {@code {price: 1,50}} the comma begins another key. */
    private String hint(String key, YamlNode value) {
        boolean alone = value instanceof YamlScalar scalar && scalar.text() == null;
        return alone && Suggestion.nearest(key, known) == null
                ? " without a value; a value with a comma in it takes quotes"
                : Suggestion.hint(key, known);
    }

    private List<YamlNode> items(String key) {
        known.add(key);
        YamlMap.Entry entry = map.entries().get(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.value() instanceof YamlList list) {
            return list.items();
        }
        finding(key, "expected a list (\"- item\" lines, or [a, b]) for \"" + key + "\"");
        return List.of();
    }
}
