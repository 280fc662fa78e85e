package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.yaml.ConfigException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa staff list}. */
@Command(name = "list", description = "List who works with the gateway.")
final class StaffList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("NAME", "name", Column.Kind.TEXT),
            new Column("ROLE", "role", Column.Kind.TEXT),
            new Column("BARRED", "barred", Column.Kind.TEXT),
            new Column("CREATED", "created_at", Column.Kind.INSTANT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    StaffList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        ApiClient client = connector.gatewayClient();
        new Listing(around.out(), json.wanted(), COLUMNS)
                .all(cursor -> new Page<>(client.get("/staff").documents("staff"), null));
        return ExitCode.OK;
    }
}
