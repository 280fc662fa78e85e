package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pulsa staff remove}. */
@Command(name = "remove", description = "Somebody goes, and their tokens with them.")
final class StaffRemove implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    StaffRemove(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        connector.gatewayClient().delete("/staff/" + ApiClient.encode(name));
        around.out().println(name + " is gone");
        return ExitCode.OK;
    }
}
