package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Administration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa audit}. */
@Command(name = "audit", description = "Show who changed what, newest first.")
final class AuditCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("AT", "at", Column.Kind.INSTANT),
            new Column("WHO", "who", Column.Kind.TEXT),
            new Column("FROM", "source", Column.Kind.TEXT),
            new Column("OPERATION", "operation", Column.Kind.TEXT),
            new Column("TARGET", "target", Column.Kind.TEXT),
            new Column("REFUSED", "refusal", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Option(names = "--who", paramLabel = "NAME", description = "Only what that person did.")
    private @Nullable String who;

    @Mixin
    private final JsonOption json = new JsonOption();

    AuditCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        ApiClient client = connector.gatewayClient();
        new Listing(around.out(), json.wanted(), COLUMNS).all(cursor -> {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("limit", Integer.toString(Administration.MAX_PAGE));
            if (who != null) {
                parameters.put("who", who);
            }
            if (cursor != null) {
                parameters.put("cursor", cursor);
            }
            return client.page("/audit" + ApiClient.query(parameters), "entries");
        });
        return ExitCode.OK;
    }
}
