package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.Suggestion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code plans} of tariffs.yaml: reads each after the one that it extends. */
final class PlansSection {
    static final int MAX_PLANS = 1_000;

    /** Most plans that extend one another in a row, below the last one. */
    static final int MAX_DEPTH = 8;

    private final Section plans;
    private final HolidaysSection holidays;
    private final CsvTables tables;
    private final TakenNumbers taken;
    private final PlanDraft defaults;
    private final Map<String, PlanDraft> drafts = new LinkedHashMap<>();
    private long room = TariffsFile.MAX_DESTINATIONS;

    PlansSection(Section plans, HolidaysSection holidays, CsvTables tables, ZoneId zone, TakenNumbers taken) {
        this.plans = plans;
        this.holidays = holidays;
        this.tables = tables;
        this.taken = taken;
        this.defaults = PlanDraft.defaults(zone);
    }

    /** All plans in the order of the file. */
    Collection<PlanDraft> read() {
        List<String> names = plans.keys();
        List<PlanDraft> all = new ArrayList<>();
        for (String name : names) {
            Names.check(plans, name, "plan");
            all.add(draft(name, new LinkedHashSet<>()));
        }
        return all;
    }

    /** @param below plans that are being read, each extending the next one */
    private PlanDraft draft(String name, Set<String> below) {
        PlanDraft known = drafts.get(name);
        if (known != null) {
            return known;
        }
        below.add(name);
        Section section = plans.section(name);
        PlanDraft draft = new PlanSection(section, parent(section, below), taken).read(name, holidays, tables, room);
        room -= draft.destinations().size();
        drafts.put(name, draft);
        return draft;
    }

    private PlanDraft parent(Section section, Set<String> below) {
        String name = section.textOrNull("extends");
        if (name == null) {
            return section.has("extends") ? defaults.unknown() : defaults;
        }
        if (!plans.keys().contains(name)) {
            section.finding("extends", "unknown plan \"" + name + "\"" + Suggestion.hint(name, plans.keys()));
            return defaults.unknown();
        }
        if (below.contains(name)) {
            List<String> circle = new ArrayList<>(below);
            List<String> around = circle.subList(circle.indexOf(name), circle.size());
            section.finding("extends", "plans extend each other: " + String.join(" → ", around) + " → " + name);
            return defaults.unknown();
        }
        PlanDraft parent = draft(name, below);
        if (parent.depth() >= MAX_DEPTH) {
            section.finding("extends", "more than " + MAX_DEPTH + " plans extend one another in a row");
            return defaults.unknown();
        }
        return parent;
    }
}
