package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa cell show}. */
@Command(name = "show", description = "Show a cell: what is configured, and what is measured.")
final class CellShow implements Callable<Integer> {
    private static final List<Column> FIELDS = List.of(
            new Column("cell", "name", Column.Kind.TEXT),
            new Column("cluster", "cluster", Column.Kind.TEXT),
            new Column("site", "site", Column.Kind.TEXT),
            new Column("transceivers", "trx", Column.Kind.TEXT),
            new Column("channels", "channels", Column.Kind.TEXT),
            new Column("busy", "busy", Column.Kind.TEXT),
            new Column("grade of service %", "gos_percent", Column.Kind.TEXT),
            new Column("capacity erl", "capacity_erl", Column.Kind.TEXT),
            new Column("load erl", "load_erl", Column.Kind.TEXT),
            new Column("load at normal price erl", "natural_load_erl", Column.Kind.TEXT),
            new Column("capacity used %", "used", Column.Kind.TEXT),
            new Column("mean holding time s", "holding_time", Column.Kind.DURATION),
            new Column("measured over s", "window", Column.Kind.DURATION),
            new Column("calls", "arrivals", Column.Kind.TEXT),
            new Column("blocked calls", "blocked", Column.Kind.TEXT),
            new Column("blocked %", "blocked_percent", Column.Kind.TEXT),
            new Column("95 % confidence %", "interval", Column.Kind.TEXT),
            new Column("Erlang B for the load %", "theory", Column.Kind.TEXT),
            new Column("admission", "policy", Column.Kind.TEXT),
            new Column("channels kept", "guard", Column.Kind.TEXT),
            new Column("full at handover", "full_handover", Column.Kind.TEXT),
            new Column("price", "price_policy", Column.Kind.TEXT),
            new Column("price ratio", "price_ratio", Column.Kind.TEXT),
            new Column("price chosen each s", "price_interval", Column.Kind.DURATION),
            new Column("price locked for", "price_lock", Column.Kind.DURATION),
            new Column("price told each s", "broadcast_every", Column.Kind.DURATION),
            new Column("identities", "ids", Column.Kind.TEXT),
            new Column("networks", "networks", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "CELL")
    private String name = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    CellShow(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        CellConnection connection = connector.toCells();
        Document cell = connection.cells().cell(name);
        Listing.show(around.out(), json.wanted(), json.wanted() ? cell : CellText.addTo(cell), FIELDS);
        if (!connection.live()) {
            around.err().println(CellText.NOT_LIVE);
        }
        return ExitCode.OK;
    }
}
