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
            YamlMap root = YamlReader.read(tariffs(), new Findings());
            YamlMap.Entry plans = root.entries().get(PLANS);
            if (plans != null && plans.value() instanceof YamlMap byName) {
                byName.entries().values().forEach(plan -> addCsv(plan.value(), files));
            }
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

    private void addCsv(YamlNode plan, Set<Path> files) {
        YamlMap.Entry csv = plan instanceof YamlMap keys ? keys.entries().get(DESTINATIONS_CSV) : null;
        if (csv != null && csv.value() instanceof YamlScalar scalar && scalar.text() != null) {
            try {
                files.add(tariffs().resolveSibling(scalar.text()));
            } catch (InvalidPathException e) {
                // No file has such a name; that too is said elsewhere.
            }
        }
    }
}
