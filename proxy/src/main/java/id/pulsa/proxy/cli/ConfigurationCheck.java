package id.pulsa.proxy.cli;

import id.pulsa.charging.admission.Cell;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerReads;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.YamlReader;
import id.pulsa.proxy.check.SchemaCheck;
import id.pulsa.proxy.check.SubscriberSense;
import id.pulsa.proxy.config.ConfigFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can be found wrong in a configuration: by its readers, by the schemas, and beside the data. */
final class ConfigurationCheck {
    private final ConfigurationSource source;
    private final long nowWallMillis;
    private final List<Finding> findings = new ArrayList<>();

    ConfigurationCheck(ConfigurationSource source, long nowWallMillis) {
        this.source = source;
        this.nowWallMillis = nowWallMillis;
    }

    /** Reads and checks. Null when the files hold mistakes. */
    @Nullable Configuration run() {
        Configuration configuration = null;
        try {
            configuration = source.load();
            findings.addAll(configuration.warnings());
        } catch (ConfigException e) {
            findings.addAll(e.findings());
        }
        ConfigFiles files = source.files();
        for (Path file : List.of(files.gateway(), files.tariffs(), files.cells())) {
            findings.addAll(bySchema(file));
        }
        if (configuration != null) {
            findings.addAll(besideData(configuration));
        }
        return configuration;
    }

    /** Mistakes and warnings, file by file. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private List<Finding> bySchema(Path file) {
        try {
            return new SchemaCheck(String.valueOf(file.getFileName()))
                    .check(YamlReader.read(file, new Findings()), findings);
        } catch (ConfigException e) {
            // No YAML: that has been said.
            return List.of();
        }
    }

    private List<Finding> besideData(Configuration configuration) {
        Path ledger = DataDirectory.ledgerFile(configuration.gateway().data());
        if (!Files.exists(ledger)) {
            return List.of();
        }
        Findings beside = new Findings();
        try (LedgerReads reads = SqliteLedgerReads.open(ledger)) {
            SubscriberSense sense = new SubscriberSense(reads, beside);
            sense.plans(
                    source.files().tariffs(), configuration.tariffs().plans().keySet());
            sense.homeCells(
                    source.files().cells(),
                    configuration.cells().cells().stream().map(Cell::name).collect(Collectors.toSet()));
            sense.bundles(
                    source.files().tariffs(), configuration.tariffs().bundles().keySet(), nowWallMillis);
        } catch (LedgerException e) {
            beside.warn(Mark.whole(ledger.toString()), "subscribers could not be checked: " + e.getMessage());
        }
        return beside.list();
    }
}
