package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.NaturalLoads;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.studyrun.StudyKind;
import id.pulsa.proxy.studyrun.StudyOptions;
import id.pulsa.proxy.studyrun.StudyPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code study simulate} and {@code study compare} simulate, and for how long. */
final class SimulationOptions {
    @Option(
            names = "--loads",
            paramLabel = "FILE",
            description = "CSV with the columns cell and load_erl: the natural load of each cell in the busy hour"
                    + " (default: the published sectors').")
    private @Nullable Path loads;

    @Option(
            names = "--day",
            paramLabel = "PROFILE",
            defaultValue = StudyOptions.DAY,
            description = "typical: the traffic goes up and down over a working day; flat: as in the busy hour.")
    private String day = StudyOptions.DAY;

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
     * @param regimes as {@link id.pulsa.proxy.studyrun.RegimeText} reads them
     */
    Report run(Configuration configuration, StudyKind kind, List<String> regimes, Surroundings around)
            throws InterruptedException {
        StudyOptions options = new StudyOptions(
                kind,
                regimes,
                day,
                holdingTime,
                handovers,
                runs.time(),
                runs.warmUp(),
                runs.replicationsOr(StudyOptions.REPLICATIONS),
                runs.seed(),
                charges.plan(),
                charges.to());
        return StudyPlan.of(
                        options,
                        loads(),
                        configuration.tariffs(),
                        configuration.cells().cells())
                .simulate(around.processors(), new SimulationProgress(around.err(), around.terminal()));
    }

    private NaturalLoads loads() {
        if (loads == null) {
            return StudyPlan.publishedLoads();
        }
        try (InputStream in = Files.newInputStream(loads)) {
            return NaturalLoads.read(in);
        } catch (IOException e) {
            throw new FailedException(loads + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(loads + ": " + e.getMessage());
        }
    }
}
