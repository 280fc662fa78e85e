package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa staff set}. */
@Command(name = "set", description = "Change what somebody may do, or bar them.")
final class StaffSet implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--role", paramLabel = "ROLE", description = "administrator, operator or viewer.")
    private @Nullable String role;

    @Option(names = "--barred", arity = "1", paramLabel = "true|false", description = "Whether they may not log in.")
    private @Nullable Boolean barred;

    @Mixin
    private final JsonOption json = new JsonOption();

    StaffSet(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document change = new Document();
        if (role != null) {
            change.put("role", role);
        }
        if (barred != null) {
            change.put("barred", barred);
        }
        if (change.fields().isEmpty()) {
            throw new UsageException("nothing to change: give --role or --barred");
        }
        Document changed = connector.gatewayClient().patch("/staff/" + ApiClient.encode(name), change);
        around.out()
                .println(
                        json.wanted()
                                ? changed.toString()
                                : changed.text("name") + " is " + changed.text("role")
                                        + (changed.flag("barred", false) ? ", barred" : ""));
        return ExitCode.OK;
    }
}
