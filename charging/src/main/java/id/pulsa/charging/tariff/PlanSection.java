package id.pulsa.charging.tariff;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one plan, over what its parent says. */
final class PlanSection {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final List<String> ROUNDINGS = List.of("up", "half_up", "down");

    private final Section section;
    private final Findings findings;
    private final PlanDraft parent;
    private final TakenNumbers taken;

    /**
     * @param parent the defaults when it extends none
     * @param taken numbers that are none of a plan's business
     */
    PlanSection(Section section, PlanDraft parent, TakenNumbers taken) {
        this.section = section;
        this.findings = section.findings();
        this.parent = parent;
        this.taken = taken;
    }

    /** @param room how many destinations it may have, those of its parent included */
    PlanDraft read(String name, HolidaysSection holidays, CsvTables tables, long room) {
        Duration slice =
                section.duration("slice", ONE_SECOND, TariffsFile.MAX_TIME, Duration.ofMillis(parent.sliceMillis()));
        ZoneId zone = section.value("time_zone", ZoneText::parse, parent.zone());
        Bands bands = section.has("bands") ? BandsSection.read(section, holidays) : parent.bands();
        Map<DestinationKey, DestinationDraft> own = own(tables);
        if (own.size() + (long) parent.destinations().size() > room) {
            findings.add(
                    section.mark(),
                    "more than " + TariffsFile.MAX_DESTINATIONS
                            + " destinations in all plans together, those of parent plans included");
            own = Map.of();
        }
        PlanDraft draft = new PlanDraft(
                name,
                slice.toMillis(),
                rounding(),
                zone,
                bands,
                timetable(zone, bands),
                ServicesSection.read(section, parent.services()),
                DestinationSection.messageMicros(section, parent.messageMicros()),
                merged(own),
                parent.depth() + 1);
        new PlanCheck(section, draft, own).run();
        new ReachCheck(section, own.values(), parent).run(draft.destinations(), taken);
        section.reportUnknownKeys();
        return draft;
    }

    private RoundingRule rounding() {
        String usual = parent.rounding().mode().name().toLowerCase(Locale.ROOT);
        String mode = section.choice("rounding", ROUNDINGS, usual);
        long toMicros = section.value(
                "round_to", TariffText::positiveAmount, parent.rounding().toMicros());
        return new RoundingRule(Rounding.valueOf(mode.toUpperCase(Locale.ROOT)), toMicros);
    }

    private @Nullable Timetable timetable(ZoneId zone, @Nullable Bands bands) {
        if (!section.has("bands") && zone.equals(parent.zone())) {
            return parent.timetable();
        }
        return bands == null || !bands.sound() ? null : Timetable.of(zone, bands.names(), bands.windows());
    }

    private Map<DestinationKey, DestinationDraft> merged(Map<DestinationKey, DestinationDraft> own) {
        Map<DestinationKey, DestinationDraft> merged = new LinkedHashMap<>(parent.destinations());
        merged.putAll(own);
        return merged;
    }

    private Map<DestinationKey, DestinationDraft> own(CsvTables tables) {
        int before = findings.count();
        boolean hasParent = section.has("extends");
        boolean hasTable = section.has("destinations_csv");
        if (!hasParent && !hasTable) {
            section.require("destinations");
        }
        DestinationRows rows = new DestinationRows(findings);
        for (Section item : section.sections("destinations")) {
            DestinationSection.read(item).ifPresent(rows::add);
        }
        tables.destinations(section).forEach(rows::add);
        Map<DestinationKey, DestinationDraft> own = rows.destinations();
        boolean given = hasTable || section.has("destinations");
        if (own.isEmpty() && given && !hasParent && findings.count() == before) {
            section.finding(
                    hasTable ? "destinations_csv" : "destinations",
                    "no destination is given; prefix \"\" stands for every number");
        }
        return own;
    }
}
