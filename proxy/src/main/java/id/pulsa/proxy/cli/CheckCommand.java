package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code pulsa check}. */
@Command(name = "check", description = "Check the configuration; every mistake is shown with file, line and column.")
final class CheckCommand implements Callable<Integer> {
    private final CommonOptions options;
    private final Surroundings around;

    CheckCommand(CommonOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Configuration configuration = options.configuration();
        int plans = configuration.tariffs().plans().size();
        int cells = configuration.cells().cells().size();
        around.out()
                .println("configuration in " + options.configDirectory() + " is fine: " + plans + " plans, " + cells
                        + " cells");
        return ExitCode.OK;
    }
}
