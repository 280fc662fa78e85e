package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads {@code tariffs.yaml}, and the tables that it names; its keys are explained in the shipped file. */
public final class TariffsFile {
    /** Longest prefix accepted: the 15 digits of E.164 with any dialling code before them. */
    public static final int MAX_PREFIX_LENGTH = 32;

    /** Longest name of a plan, destination, band or bundle: CDRs carry them. */
    public static final int MAX_NAME_LENGTH = 64;

    /** Longest increment, price unit, free time and slice. */
    public static final Duration MAX_TIME = Duration.ofHours(24);

    /** Most destinations of all plans together, each counted once for every plan that has it. */
    public static final int MAX_DESTINATIONS = 1_000_000;

    private TariffsFile() {}

    /**
     * Reads the files whole.
     *
     * @throws ConfigException with every mistake found; nothing is taken from files that have one
     */
    public static Tariffs load(Path file) throws ConfigException {
        return load(file, TakenNumbers.NONE, new Findings());
    }

    /**
     * Like {@link #load(Path)}, for those who want to see warnings too.
     *
     * @param taken numbers of which it is warned when a plan gives them a price
     * @param findings takes mistakes and warnings; holds no mistake yet
     */
    public static Tariffs load(Path file, TakenNumbers taken, Findings findings) throws ConfigException {
        return load(file, taken, findings, Map.of());
    }

    /**
     * Like {@link #load(Path, TakenNumbers, Findings)}, as if some of the files held other texts than they do.
     *
     * @param drafts these texts, without byte order mark, by the file itself or by what is {@linkplain Path#resolveSibling(String) beside} it
     */
    public static Tariffs load(Path file, TakenNumbers taken, Findings findings, Map<Path, String> drafts)
            throws ConfigException {
        String draft = drafts.get(file);
        Section root = new Section(
                draft == null ? YamlReader.read(file, findings) : YamlReader.parse(file.toString(), draft, findings),
                findings);
        ZoneId zone = root.value("time_zone", ZoneText::parse, ZoneText.UTC);
        HolidaysSection holidays = new HolidaysSection(root);
        BundlesSection bundles = new BundlesSection(root);
        CsvTables tables = new CsvTables(file, drafts);
        Collection<PlanDraft> plansRead = drafts(root, holidays, tables, zone, taken);
        root.reportUnknownKeys();
        findings.throwIfAny();

        PlanMaking making = new PlanMaking();
        List<Plan> plans = plansRead.stream().map(making::plan).toList();
        bundles.warnOfUseless(plans, findings);
        List<Path> sources = new ArrayList<>(List.of(file));
        sources.addAll(tables.files());
        return new Tariffs(plans, bundles.bundles(), sources);
    }

    private static Collection<PlanDraft> drafts(
            Section root, HolidaysSection holidays, CsvTables tables, ZoneId zone, TakenNumbers taken) {
        root.require("plans");
        int before = root.findings().count();
        Section plans = root.section("plans");
        int count = plans.keys().size();
        if (count == 0 && root.has("plans") && root.findings().count() == before) {
            root.finding("plans", "no plan is given; at least one is needed");
        }
        if (count > PlansSection.MAX_PLANS) {
            root.finding("plans", "more than " + PlansSection.MAX_PLANS + " plans");
            return List.of();
        }
        return new PlansSection(plans, holidays, tables, zone, taken).read();
    }
}
