package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa token make}. */
@Command(name = "make", description = "Make a token for a program. It is shown this once.")
final class TokenMake implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "OWNER", description = "Who works here and answers for it.")
    private String owner = "";

    @Option(names = "--label", required = true, paramLabel = "TEXT", description = "What it is for.")
    private String label = "";

    @Option(
            names = "--scope",
            split = ",",
            defaultValue = "see",
            paramLabel = "RIGHT",
            description = "see, operate, money, administer (default: see).")
    private List<String> scope = List.of();

    @Option(names = "--expires-in", defaultValue = "90d", paramLabel = "TIME", description = "Default: 90d.")
    private String expiresIn = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    TokenMake(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document made = connector
                .gatewayClient()
                .post(
                        "/tokens",
                        new Document()
                                .put("owner", owner)
                                .put("label", label)
                                .put("scope", scope)
                                .put("expires_in", expiresIn));
        around.out().println(json.wanted() ? made.toString() : made.text("token"));
        return ExitCode.OK;
    }
}
