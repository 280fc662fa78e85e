package id.pulsa.proxy.cli;

import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.simulation.CallerModel;
import id.pulsa.charging.simulation.Charges;
import id.pulsa.charging.simulation.DailyProfile;
import id.pulsa.charging.simulation.NaturalLoads;
import id.pulsa.charging.simulation.Regime;
import id.pulsa.charging.simulation.Scenario;
import id.pulsa.charging.simulation.Simulation;
import id.pulsa.charging.simulation.tables.PublishedSector;
import id.pulsa.charging.simulation.tables.PublishedTables;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.study.SimulationReportPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code study simulate} and {@code study compare} simulate, and for how long. */
final class SimulationOptions {
    private static final int REPLICATIONS = 10;

    @Option(
            names = "--loads",
            paramLabel = "FILE",
            description = "CSV with the columns cell and load_erl: the natural load of each cell in the busy hour"
                    + " (default: the published sectors').")
    private @Nullable Path loads;

    @Option(
            names = "--day",
            paramLabel = "PROFILE",
            defaultValue = "typical",
            description = "typical: the traffic goes up and down over a working day; flat: as in the busy hour.")
    private String day = "typical";

    @Option(names = "--holding-time", paramLabel = "TIME", description = "Mean duration of a call (default: 246s).")
    private @Nullable String holdingTime;

    @Option(
            names = "--handovers",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "How often a call goes to a neighbour cell (default: 0).")
    private double handovers;

    @Mixin
    private final RunOptions runs = new RunOptions();

    @Mixin
    private final ChargeOptions charges = new ChargeOptions();

    /**
     * Simulates, and reports.
     *
     * @param regimes as {@link RegimeText} reads them
     * @param name of the report
     */
    Report run(Configuration configuration, List<String> regimes, String name, Surroundings around)
            throws InterruptedException {
        List<Regime> wanted = regimes.stream().map(RegimeText::parse).toList();
        if (wanted.stream().map(Regime::name).distinct().count() < wanted.size()) {
            throw new UsageException("a regime is named twice");
        }
        Simulation simulation = new Simulation(scenario(configuration), runs.get(REPLICATIONS), around.processors());
        String title = wanted.size() == 1 ? "A simulated network" : "Policies side by side";
        return SimulationReportPage.of(
                name, title, simulation.compare(wanted, new SimulationProgress(around.err(), around.terminal())));
    }

    private Scenario scenario(Configuration configuration) {
        Charges paid = charges.of(configuration);
        try {
            return new Scenario(
                    loads().of(configuration.cells().cells()),
                    new CallerModel(
                            profile(),
                            holdingTime == null
                                    ? CellTerms.HOLDING_MILLIS
                                    : RunOptions.millis("--holding-time", holdingTime),
                            handovers),
                    paid);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private NaturalLoads loads() {
        if (loads == null) {
            Map<String, Double> published = new HashMap<>();
            for (PublishedSector sector : PublishedTables.load().sectors()) {
                published.put(sector.name(), sector.traffic().doubleValue());
            }
            return new NaturalLoads(published);
        }
        try (InputStream in = Files.newInputStream(loads)) {
            return NaturalLoads.read(in);
        } catch (IOException e) {
            throw new FailedException(loads + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(loads + ": " + e.getMessage());
        }
    }

    private DailyProfile profile() {
        return switch (day) {
            case "typical" -> DailyProfile.TYPICAL;
            case "flat" -> DailyProfile.FLAT;
            default -> throw new UsageException("--day: expected typical or flat, found \"" + day + "\"");
        };
    }
}
