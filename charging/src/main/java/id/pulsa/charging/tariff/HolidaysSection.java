package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.charging.yaml.YamlScalar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The {@code holidays} of tariffs.yaml: named lists of dates. */
final class HolidaysSection {
    /** Most dates in all lists together. */
    static final int MAX_DATES = 10_000;

    private final Map<String, Set<LocalDate>> lists = new LinkedHashMap<>();

    HolidaysSection(Section root) {
        Section section = root.section("holidays");
        int dates = 0;
        for (String name : section.keys()) {
            Names.check(section, name, "holiday list");
            Set<LocalDate> list = new TreeSet<>();
            section.values(name, DatesText::parse, List.<List<LocalDate>>of()).forEach(list::addAll);
            dates += list.size();
            if (dates > MAX_DATES) {
                section.finding(name, "more than " + MAX_DATES + " dates in all holiday lists together");
                return;
            }
            lists.put(name, list);
        }
    }

    /** The dates of all the lists that a key of a window names. */
    Set<LocalDate> named(Section window, String key) {
        Set<LocalDate> dates = new TreeSet<>();
        for (YamlScalar name : window.scalars(key)) {
            String list = String.valueOf(name.text());
            if (lists.containsKey(list)) {
                dates.addAll(lists.getOrDefault(list, Set.of()));
            } else {
                window.findings()
                        .add(
                                name.mark(),
                                "unknown holiday list \"" + list + "\""
                                        + (lists.isEmpty()
                                                ? "; none is given under \"holidays\""
                                                : Suggestion.hint(list, lists.keySet())));
            }
        }
        return dates;
    }
}
