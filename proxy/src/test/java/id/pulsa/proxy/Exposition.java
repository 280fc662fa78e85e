package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scrape in the Prometheus text format 0.0.4, read as strictly as promtool reads it: every family once, with one HELP and
 * one TYPE before its samples, no sample twice, histograms that add up.
 */
final class Exposition {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*)})? (\\S+)");
    private static final Pattern LE = Pattern.compile(",?le=\"([^\"]+)\"");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    /** One family; samples by their whole name with labels. */
    static final class Family {
        final String name;
        String type = "";
        final Map<String, Double> samples = new LinkedHashMap<>();

        Family(String name) {
            this.name = name;
        }
    }

    private final Map<String, Family> families = new LinkedHashMap<>();

    static Exposition read(String text) {
        assertTrue(text.endsWith("\n"), "the last line ends");
        Exposition read = new Exposition();
        Family last = null;
        for (String line : text.lines().toList()) {
            last = read.line(line, last);
        }
        read.families.values().forEach(Exposition::check);
        return read;
    }

    private Family line(String line, @org.jspecify.annotations.Nullable Family last) {
        Matcher comment = COMMENT.matcher(line);
        if (comment.matches()) {
            return comment(comment, line, last);
        }
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        assertNotNull(last, line);
        assertTrue(belongs(sample.group(1), last), () -> line + " after " + last.name);
        String series = sample.group(2) == null ? sample.group(1) : sample.group(1) + sample.group(2);
        double value = Double.parseDouble(sample.group(4).replace("Inf", "Infinity"));
        assertEquals(null, last.samples.put(series, value), () -> "twice: " + line);
        return last;
    }

    private Family comment(Matcher comment, String line, @org.jspecify.annotations.Nullable Family last) {
        String name = comment.group(2);
        if (comment.group(1).equals("HELP")) {
            Family made = new Family(name);
            assertEquals(null, families.put(name, made), () -> "a family twice: " + line);
            return made;
        }
        if (last == null || !last.name.equals(name) || !last.type.isEmpty()) {
            throw new AssertionError("no HELP before: " + line);
        }
        assertTrue(TYPES.contains(comment.group(3)), line);
        assertTrue(last.samples.isEmpty(), line);
        last.type = comment.group(3);
        return last;
    }

    private static boolean belongs(String sample, Family family) {
        return switch (family.type) {
            case "histogram" -> sample.matches(Pattern.quote(family.name) + "_(bucket|sum|count)");
            case "summary" -> sample.matches(Pattern.quote(family.name) + "(_sum|_count)?");
            default -> sample.equals(family.name);
        };
    }

    private static void check(Family family) {
        assertFalse(family.type.isEmpty(), () -> "no TYPE of " + family.name);
        if (family.type.equals("counter")) {
            assertTrue(family.name.endsWith("_total"), family.name);
            family.samples.forEach((series, value) -> assertTrue(value >= 0, series));
        } else if (family.type.equals("histogram")) {
            histogram(family);
        }
    }

    private static void histogram(Family family) {
        Map<String, List<double[]>> byLabels = new LinkedHashMap<>();
        family.samples.forEach((series, value) -> {
            Matcher le = LE.matcher(series);
            if (series.startsWith(family.name + "_bucket")) {
                assertTrue(le.find(), series);
                double end = Double.parseDouble(le.group(1).replace("Inf", "Infinity"));
                byLabels.computeIfAbsent(labels(le.replaceAll("")), none -> new ArrayList<>())
                        .add(new double[] {end, value});
            }
        });
        byLabels.forEach((labels, buckets) -> {
            for (int i = 1; i < buckets.size(); i++) {
                assertTrue(buckets.get(i)[0] > buckets.get(i - 1)[0], () -> family.name + labels + ": ends ascend");
                assertTrue(buckets.get(i)[1] >= buckets.get(i - 1)[1], () -> family.name + labels + ": counts grow");
            }
            double[] last = buckets.get(buckets.size() - 1);
            assertEquals(Double.POSITIVE_INFINITY, last[0], family.name + labels);
            assertEquals(family.samples.get(family.name + "_count" + labels), last[1], family.name + labels);
            assertTrue(family.samples.containsKey(family.name + "_sum" + labels), family.name + labels);
        });
        long counts = family.samples.keySet().stream()
                .filter(series -> series.startsWith(family.name + "_count"))
                .count();
        assertEquals(byLabels.size(), counts, family.name);
    }

    /** Of a bucket's series without its end. */
    private static String labels(String series) {
        int brace = series.indexOf('{');
        String labels = brace < 0 ? "" : series.substring(brace).replace("{,", "{");
        return labels.equals("{}") ? "" : labels;
    }

    Map<String, Family> families() {
        return families;
    }

    /** One sample by its whole name with labels, as it stands in the scrape. */
    double value(String series) {
        String name = series.replaceAll("\\{.*", "");
        Family family = families.get(name.replaceAll("_(bucket|sum|count)$", ""));
        Double value = family == null ? null : family.samples.get(series);
        return Objects.requireNonNull(
                value, () -> series + " of " + (family == null ? families.keySet() : family.samples));
    }
}
