package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Administration;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa subscriber list}. */
@Command(name = "list", description = "List all subscribers by number.")
final class SubscriberList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("NUMBER", "number", Column.Kind.TEXT),
            new Column("NAME", "display_name", Column.Kind.TEXT),
            new Column("PLAN", "plan", Column.Kind.TEXT),
            new Column("ACCOUNT", "account", Column.Kind.TEXT),
            new Column("BALANCE", "balance", Column.Kind.NUMBER),
            new Column("RESERVED", "reserved", Column.Kind.NUMBER),
            new Column("HOME CELL", "home_cell", Column.Kind.TEXT),
            new Column("BARRED", "barred", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    SubscriberList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            Listing listing = new Listing(around.out(), json.wanted(), COLUMNS);
            @Nullable String cursor = null;
            do {
                Page<Document> page = connection.administration().subscribers(cursor, Administration.MAX_PAGE);
                page.rows().forEach(listing::add);
                cursor = page.next();
            } while (cursor != null && !around.out().checkError());
            listing.end();
        }
        return ExitCode.OK;
    }
}
