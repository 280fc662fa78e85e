package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.studyrun.RegimeText;
import id.pulsa.proxy.studyrun.StudyKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa study simulate}. */
@Command(
        name = "simulate",
        description = "The cells on a virtual clock: callers who come at random, talk for random times and react to the"
                + " price, admitted and charged by the very code of the gateway.")
final class StudySimulate implements Callable<Integer> {
    private final CommonOptions options;
    private final Surroundings around;

    @Option(
            names = "--regime",
            paramLabel = "REGIME",
            defaultValue = "configured",
            description =
                    "Policies of admission (channels, preblocking, guard:N) and price (flat, step, closed-loop, optimal),"
                            + " joined by +; \"configured\" (default): as cells.yaml says.")
    private String regime = RegimeText.CONFIGURED;

    @Mixin
    private final SimulationOptions simulation = new SimulationOptions();

    @Mixin
    private final StudyOutput output = new StudyOutput();

    StudySimulate(CommonOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        output.prepare();
        output.show(simulation.run(options.configuration(), StudyKind.SIMULATE, List.of(regime), around), around);
        return ExitCode.OK;
    }
}
