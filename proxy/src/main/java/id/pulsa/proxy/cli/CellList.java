package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa cell list}. */
@Command(
        name = "list",
        description = "List the cells: channels, load against capacity, price, and the blocking that was measured (with"
                + " its 95 %% confidence interval) beside what Erlang B says for the same load.")
final class CellList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("CELL", "name", Column.Kind.TEXT),
            new Column("CLUSTER", "cluster", Column.Kind.TEXT),
            new Column("CHANNELS", "channels", Column.Kind.NUMBER),
            new Column("BUSY", "busy", Column.Kind.NUMBER),
            new Column("LOAD erl", "load_erl", Column.Kind.NUMBER),
            new Column("CAPACITY erl", "capacity_erl", Column.Kind.NUMBER),
            new Column("USED %", "used", Column.Kind.NUMBER),
            new Column("ADMISSION", "policy", Column.Kind.TEXT),
            new Column("PRICE", "price_policy", Column.Kind.TEXT),
            new Column("RATIO", "price_ratio", Column.Kind.NUMBER),
            new Column("BLOCKED %", "blocked_percent", Column.Kind.NUMBER),
            new Column("FROM-TO %", "interval", Column.Kind.NUMBER),
            new Column("ERLANG B %", "theory", Column.Kind.NUMBER));

    private final Connector connector;
    private final Surroundings around;

    @Option(names = "--cluster", description = "Only the cells of this cluster.")
    private @Nullable String cluster;

    @Mixin
    private final JsonOption json = new JsonOption();

    CellList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        CellConnection connection = connector.toCells();
        Listing listing = new Listing(around.out(), json.wanted(), COLUMNS);
        for (Document cell : connection.cells().cells(cluster)) {
            listing.add(json.wanted() ? cell : CellText.addTo(cell));
        }
        listing.end();
        if (!connection.live()) {
            around.err().println(CellText.NOT_LIVE);
        }
        return ExitCode.OK;
    }
}
