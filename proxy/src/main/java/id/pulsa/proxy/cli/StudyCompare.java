package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.studyrun.StudyKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa study compare}. */
@Command(
        name = "compare",
        description = "Policies side by side on the same simulated callers; all are compared with the first.")
final class StudyCompare implements Callable<Integer> {
    private final CommonOptions options;
    private final Surroundings around;

    @Option(
            names = "--regimes",
            paramLabel = "LIST",
            split = ",",
            defaultValue = StudyKind.USUALLY_COMPARED,
            description =
                    "Policies of admission (channels, preblocking, guard:N) and price (flat, step, closed-loop, optimal),"
                            + " joined by +, or \"configured\"; default: ${DEFAULT-VALUE}.")
    private List<String> regimes = List.of();

    @Mixin
    private final SimulationOptions simulation = new SimulationOptions();

    @Mixin
    private final StudyOutput output = new StudyOutput();

    StudyCompare(CommonOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        output.prepare();
        output.show(simulation.run(options.configuration(), StudyKind.COMPARE, regimes, around), around);
        return ExitCode.OK;
    }
}
