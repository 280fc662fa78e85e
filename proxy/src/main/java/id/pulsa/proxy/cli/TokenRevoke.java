package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pulsa token revoke}. */
@Command(name = "revoke", description = "A token is worth nothing from now on.")
final class TokenRevoke implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "ID")
    private String id = "";

    TokenRevoke(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        connector.gatewayClient().delete("/tokens/" + ApiClient.encode(id));
        around.out().println("token " + id + " is revoked");
        return ExitCode.OK;
    }
}
