package id.pulsa.proxy.outside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a SIPp process has counted, by the names of its statistics file: TotalCallCreated, FailedCall(C), … */
record SippCounts(Map<String, Long> byName) {
    /** The last line of the file; the first names the columns. */
    static SippCounts read(String statistics) {
        List<String> lines = statistics.lines().toList();
        if (lines.size() < 2) {
            throw new AssertionError("SIPp has counted nothing yet");
        }
        String[] names = lines.get(0).split(";", -1);
        String[] values = lines.get(lines.size() - 1).split(";", -1);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(names.length, values.length); i++) {
            if (values[i].matches("\\d+")) {
                counts.put(names[i], Long.valueOf(values[i]));
            }
        }
        return new SippCounts(counts);
    }

    long of(String name) {
        Long count = byName.get(name);
        if (count == null) {
            throw new AssertionError(name + " is not counted: " + byName.keySet());
        }
        return count;
    }

    /** Only what is not zero. */
    @Override
    public String toString() {
        Map<String, Long> shown = new LinkedHashMap<>(byName);
        shown.values().removeIf(count -> count == 0);
        return shown.toString();
    }
}
