package id.pulsa.proxy.cli;

import id.pulsa.charging.admission.Cells;
import id.pulsa.charging.admission.CellsFile;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.proxy.config.GatewayConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that the configuration directory says. */
public record Configuration(GatewayConfig gateway, Tariffs tariffs, Cells cells) {
    static final String GATEWAY_FILE = "pulsa.yaml";
    private static final String TARIFFS_FILE = "tariffs.yaml";
    private static final String CELLS_FILE = "cells.yaml";

    /**
     * Reads all files.
     *
     * @throws ConfigException with the mistakes of all of them
     */
    static Configuration load(Path directory, Map<String, String> set, Map<String, String> environment)
            throws ConfigException {
        List<Finding> findings = new ArrayList<>();
        GatewayConfig gateway =
                read(findings, () -> GatewayConfig.load(directory.resolve(GATEWAY_FILE), set, environment));
        Tariffs tariffs = read(findings, () -> TariffsFile.load(directory.resolve(TARIFFS_FILE)));
        Cells cells = read(findings, () -> CellsFile.load(directory.resolve(CELLS_FILE)));
        if (gateway == null || tariffs == null || cells == null) {
            throw new ConfigException(findings);
        }
        return new Configuration(gateway, tariffs, cells);
    }

    private static <T> @Nullable T read(List<Finding> findings, ConfigFile<T> file) {
        try {
            return file.read();
        } catch (ConfigException e) {
            findings.addAll(e.findings());
            return null;
        }
    }

    private interface ConfigFile<T> {
        T read() throws ConfigException;
    }
}
