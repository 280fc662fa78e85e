package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pulsa account remove}. */
@Command(
        name = "remove",
        description = "Remove an account that has no subscribers, no calls and a balance of 0; what is left of its"
                + " bundles is lost. Its movements and calls stay on record.")
final class AccountRemove implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "ACCOUNT")
    private String id = "";

    AccountRemove(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toChange()) {
            connection.accounts().removeAccount(id);
        }
        around.out().println("account " + id + " removed");
        return ExitCode.OK;
    }
}
