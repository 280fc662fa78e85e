package id.pulsa.proxy.cli;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.tariff.TakenNumbers;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.proxy.admin.CellPrices;
import id.pulsa.proxy.admin.QuoteRules;
import id.pulsa.proxy.config.ConfigFiles;
import id.pulsa.proxy.config.GatewayConfig;
import id.pulsa.proxy.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the configuration directory says.
 *
 * @param contents of the files that this was read from
 * @param warnings what may be a mistake in them
 */
public record Configuration(
        Settings settings, Tariffs tariffs, CellPlan cells, ConfigFiles.Contents contents, List<Finding> warnings) {
    /** What pulsa.yaml says. */
    public GatewayConfig gateway() {
        return settings.config();
    }

    /** What a quote must know besides the tariffs. */
    public QuoteRules quoteRules() {
        return quoteRules(
                CellPrices.unknown(cells.cells().stream().map(Cell::name).collect(Collectors.toSet())));
    }

    /** Like {@link #quoteRules()}, with the prices that the cells have now. */
    public QuoteRules quoteRules(CellPrices prices) {
        return new QuoteRules(
                prices,
                Set.copyOf(gateway().calls().emergencyNumbers()),
                gateway().calls().maxDuration());
    }

    /**
     * Reads all files.
     *
     * @throws ConfigException with the mistakes of all of them
     */
    static Configuration load(ConfigFiles files, Map<String, String> set, Map<String, String> environment)
            throws ConfigException {
        ConfigFiles.Contents contents = files.contents();
        List<Finding> findings = new ArrayList<>();
        Settings settings = read(findings, () -> Settings.load(files.gateway(), set, environment));
        Findings ofTariffs = new Findings();
        TakenNumbers taken =
                settings == null ? TakenNumbers.NONE : settings.config().takenNumbers();
        Tariffs tariffs = read(findings, () -> TariffsFile.load(files.tariffs(), taken, ofTariffs));
        CellPlan cells = read(findings, () -> CellsFile.load(files.cells()));
        if (settings == null || tariffs == null || cells == null) {
            if (tariffs != null) {
                findings.addAll(ofTariffs.list());
            }
            throw new ConfigException(findings);
        }
        return new Configuration(settings, tariffs, cells, contents, ofTariffs.list());
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
