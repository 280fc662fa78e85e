package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa staff add}. */
@Command(
        name = "add",
        description = "Let somebody work with the gateway. Says a password that the first log-in must change.")
final class StaffAdd implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "administrator, operator or viewer.")
    private String role = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    StaffAdd(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document added = connector
                .gatewayClient()
                .post("/staff", new Document().put("name", name).put("role", role));
        around.out().println(json.wanted() ? added.toString() : StaffText.password(added));
        return ExitCode.OK;
    }
}
