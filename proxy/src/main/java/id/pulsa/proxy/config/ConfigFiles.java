package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlNode;
import id.pulsa.charging.yaml.YamlReader;
import id.pulsa.charging.yaml.YamlScalar;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of a configuration directory. */
public record ConfigFiles(Path directory) {
    private static final String PLANS = "plans";
    private static final String DESTINATIONS_CSV = "destinations_csv";

    /** The gateway's settings. */
    public Path gateway() {
        return directory.resolve(GatewayConfig.FILE);
    }

    /** What calls cost. */
    public Path tariffs() {
        return directory.resolve("tariffs.yaml");
    }

    /** The radio cells. */
    public Path cells() {
        return directory.resolve("cells.yaml");
    }

    /** tariffs.yaml and the files that it names, as far as it can be read. */
    public List<Path> ofTariffs() {
        Set<Path> files = new LinkedHashSet<>();
        files.add(tariffs());
        try {
            tables(YamlReader.read(tariffs(), new Findings())).forEach(name -> addTable(name, files));
        } catch (ConfigException e) {
            // Whoever reads it for its prices says what is wrong.
        }
        return List.copyOf(files);
    }

    /** All of them. */
    public List<Path> all() {
        return all(ofTariffs());
    }

    private List<Path> all(List<Path> ofTariffs) {
        List<Path> files = new ArrayList<>();
        files.add(gateway());
        files.addAll(ofTariffs);
        files.add(cells());
        return List.copyOf(files);
    }

    /**
     * What the files hold now.
     *
     * @param ofTariffs tariffs.yaml and what it names
     * @param tariffs digest of these
     * @param all digest of all files
     */
    public record Contents(List<Path> ofTariffs, String tariffs, String all) {}

    /** Taken before the files are read for what they say: what is written in between is then another change. */
    public Contents contents() {
        List<Path> ofTariffs = ofTariffs();
        return new Contents(ofTariffs, FileDigest.of(ofTariffs), FileDigest.of(all(ofTariffs)));
    }

    /** The tables that the plans of a tariffs.yaml name: each where, and by which text, it is named. */
    public static List<YamlScalar> tables(YamlMap tariffs) {
        List<YamlScalar> tables = new ArrayList<>();
        YamlMap.Entry plans = tariffs.entries().get(PLANS);
        if (plans != null && plans.value() instanceof YamlMap byName) {
            byName.entries().values().forEach(plan -> {
                YamlScalar table = table(plan.value());
                if (table != null) {
                    tables.add(table);
                }
            });
        }
        return tables;
    }

    private static @Nullable YamlScalar table(YamlNode plan) {
        YamlMap.Entry csv = plan instanceof YamlMap keys ? keys.entries().get(DESTINATIONS_CSV) : null;
        return csv != null && csv.value() instanceof YamlScalar name && name.text() != null ? name : null;
    }

    private void addTable(YamlScalar name, Set<Path> files) {
        try {
            files.add(tariffs().resolveSibling(String.valueOf(name.text())));
        } catch (InvalidPathException e) {
            // No file has such a name; that too is said elsewhere.
        }
    }
}
