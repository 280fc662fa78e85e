package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa call list}. */
@Command(name = "list", description = "List the calls that run now.")
final class CallList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("CALL", "call_id", Column.Kind.TEXT),
            new Column("CALLER", "caller", Column.Kind.TEXT),
            new Column("CALLED", "called", Column.Kind.TEXT),
            new Column("STATE", "state", Column.Kind.TEXT),
            new Column("SINCE", "started", Column.Kind.INSTANT),
            new Column("TALK s", "talk_time", Column.Kind.DURATION),
            new Column("RESERVED", "reserved", Column.Kind.NUMBER),
            new Column("PAID UNTIL", "paid_until", Column.Kind.INSTANT),
            new Column("LEFT s", "remaining", Column.Kind.DURATION),
            new Column("CREDIT", "credit", Column.Kind.NUMBER),
            new Column("LASTS s", "credit_time", Column.Kind.DURATION),
            new Column("CELL", "caller_cell", Column.Kind.TEXT),
            new Column("RATIO", "price_ratio", Column.Kind.NUMBER));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    CallList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            Listing listing = new Listing(around.out(), json.wanted(), COLUMNS);
            connection.administration().calls().forEach(listing::add);
            listing.end();
            if (!connection.live()) {
                around.err().println("no gateway is running on this data directory");
            }
        }
        return ExitCode.OK;
    }
}
