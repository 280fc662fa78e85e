package id.pulsa.charging.cell;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.charging.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cells.yaml}; its keys are explained in the shipped file. What a cell does not say its cluster says, else
 * the file's defaults, else {@link CellTerms#USUAL}.
 */
public final class CellsFile {
    private final Findings findings;
    private final Map<String, TermsDraft> clusters = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<SourceNetwork, String> networks = new HashMap<>();

    private CellsFile(Findings findings) {
        this.findings = findings;
    }

    /**
     * Reads the file whole. No cell at all is fine: then nothing is limited.
     *
     * @throws ConfigException with every mistake found; nothing is taken from a file that has one
     */
    public static CellPlan load(Path file) throws ConfigException {
        Findings findings = new Findings();
        Section root = new Section(YamlReader.read(file, findings), findings);
        CellPlan plan = new CellsFile(findings).read(root);
        findings.throwIfAny();
        return plan;
    }

    private CellPlan read(Section root) {
        TermsDraft defaults = TermsSection.read(root.section("defaults"), TermsDraft.usual(), true);
        root.named("clusters")
                .forEach((name, section) -> clusters.put(name, TermsSection.read(section, defaults, true)));
        List<Cell> cells = new ArrayList<>();
        for (Section item : root.sections("cells")) {
            int mistakes = findings.count();
            Cell cell = CellSection.read(item, cluster -> terms(item, cluster, defaults));
            if (findings.count() == mistakes && isNew(item, cell)) {
                cells.add(cell);
            }
        }
        String defaultCell = defaultCell(root);
        root.reportUnknownKeys();
        return findings.count() > 0 ? CellPlan.NONE : new CellPlan(cells, defaultCell);
    }

    private TermsDraft terms(Section item, String cluster, TermsDraft defaults) {
        TermsDraft terms = clusters.get(cluster);
        if (terms != null) {
            return terms;
        }
        if (!clusters.isEmpty() && !cluster.isEmpty()) {
            item.finding(
                    "cluster",
                    "no cluster \"" + cluster + "\" under \"clusters\"" + Suggestion.hint(cluster, clusters.keySet()));
        }
        return defaults;
    }

    private boolean isNew(Section item, Cell cell) {
        int mistakes = findings.count();
        Integer first = lines.putIfAbsent(cell.name(), item.mark("name").line());
        if (first != null) {
            item.finding("name", "cell \"" + cell.name() + "\" is already given in line " + first);
        }
        for (String id : cell.ids()) {
            taken(item, "ids", "identity \"" + id + "\"", ids.putIfAbsent(id, cell.name()));
        }
        for (SourceNetwork network : cell.networks()) {
            taken(item, "networks", "network " + network, networks.putIfAbsent(network, cell.name()));
        }
        return findings.count() == mistakes;
    }

    private static void taken(Section item, String key, String what, @Nullable String by) {
        if (by != null) {
            item.finding(key, what + " is already that of cell \"" + by + "\"");
        }
    }

    private @Nullable String defaultCell(Section root) {
        String name = root.textOrNull("default_cell");
        if (name != null && !lines.containsKey(name)) {
            root.finding("default_cell", "no cell \"" + name + "\"" + Suggestion.hint(name, lines.keySet()));
        }
        return name;
    }
}
