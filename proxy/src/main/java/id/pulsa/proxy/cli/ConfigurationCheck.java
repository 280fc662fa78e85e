package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerReads;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlReader;
import id.pulsa.proxy.check.SchemaCheck;
import id.pulsa.proxy.check.SubscriberSense;
import id.pulsa.proxy.check.WrittenNames;
import id.pulsa.proxy.config.ConfigFiles;
import id.pulsa.proxy.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be found wrong in a configuration: by its readers, by the schemas, and beside the data. */
public final class ConfigurationCheck {
    private final ConfigurationSource source;
    private final long nowWallMillis;
    private final List<Finding> findings = new ArrayList<>();

    public ConfigurationCheck(ConfigurationSource source, long nowWallMillis) {
        this.source = source;
        this.nowWallMillis = nowWallMillis;
    }

    /** Reads and checks. Null when the files hold mistakes. */
    public @Nullable Configuration run() {
        Configuration configuration = null;
        try {
            configuration = source.load();
            findings.addAll(configuration.warnings());
        } catch (ConfigException e) {
            findings.addAll(e.findings());
        }
        ConfigFiles files = source.files();
        bySchema(files.gateway(), tree(files.gateway()));
        YamlMap tariffs = tree(files.tariffs());
        bySchema(files.tariffs(), tariffs);
        YamlMap cells = tree(files.cells());
        bySchema(files.cells(), cells);
        Path data = Settings.dataDirectory(files.gateway(), source.set(), source.environment());
        if (data != null) {
            besideData(DataDirectory.ledgerFile(data), tariffs, cells);
        }
        return configuration;
    }

    /** Mistakes and warnings in reading order, each once. */
    public List<Finding> findings() {
        return findings.stream().distinct().sorted(Finding.READING_ORDER).toList();
    }

    /** Null when it is no YAML; who reads it for what it says has said so. */
    private static @Nullable YamlMap tree(Path file) {
        try {
            return YamlReader.read(file, new Findings());
        } catch (ConfigException e) {
            return null;
        }
    }

    private void bySchema(Path file, @Nullable YamlMap tree) {
        if (tree != null) {
            findings.addAll(new SchemaCheck(String.valueOf(file.getFileName())).check(tree, findings));
        }
    }

    /** By the names that the files give, so that it can be said whatever else is wrong in them. */
    private void besideData(Path ledger, @Nullable YamlMap tariffs, @Nullable YamlMap cells) {
        if (!Files.exists(ledger)) {
            return;
        }
        Findings beside = new Findings();
        try (LedgerReads reads = SqliteLedgerReads.open(ledger)) {
            SubscriberSense sense = new SubscriberSense(reads, beside);
            if (tariffs != null) {
                sense.plans(WrittenNames.place(tariffs, "plans"), WrittenNames.keys(tariffs, "plans"));
                sense.bundles(
                        WrittenNames.place(tariffs, "bundles"), WrittenNames.keys(tariffs, "bundles"), nowWallMillis);
            }
            if (cells != null) {
                sense.homeCells(WrittenNames.place(cells, "cells"), WrittenNames.names(cells, "cells"));
            }
        } catch (LedgerException e) {
            beside.warn(Mark.whole(ledger.toString()), "subscribers could not be checked: " + e.getMessage());
        }
        findings.addAll(beside.list());
    }
}
