package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Section;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that plans name under {@code destinations_csv}; one that several name is read once. */
final class CsvTables {
    private final Path yaml;
    private final Map<Path, String> drafts;
    private final Map<Path, Collection<DestinationDraft>> tables = new LinkedHashMap<>();

    /**
     * Reads none yet.
     *
     * @param yaml what names the tables; their paths are relative to it
     * @param drafts texts that are read in the place of files
     */
    CsvTables(Path yaml, Map<Path, String> drafts) {
        this.yaml = yaml;
        this.drafts = Map.copyOf(drafts);
    }

    /** The destinations of the table that a plan names; none when it names none. */
    Collection<DestinationDraft> destinations(Section plan) {
        String text = plan.textOrNull("destinations_csv");
        if (text == null) {
            return List.of();
        }
        try {
            Path file = yaml.resolveSibling(text);
            return tables.computeIfAbsent(
                    file,
                    path -> DestinationsCsv.read(
                            path, drafts.get(path), plan.mark("destinations_csv"), plan.findings()));
        } catch (InvalidPathException e) {
            plan.finding("destinations_csv", "\"destinations_csv\": no name of a file: \"" + text + "\"");
            return List.of();
        }
    }

    /** All tables that were named. */
    List<Path> files() {
        return List.copyOf(tables.keySet());
    }
}
