package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Administration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa subscriber list}. */
@Command(name = "list", description = "List all subscribers by number, or look for some.")
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

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "Those whose number begins so, whose account it is, or whose name has it in it.")
    private @Nullable String search;

    @Mixin
    private final JsonOption json = new JsonOption();

    SubscriberList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            Administration administration = connection.administration();
            String text = search;
            new Listing(around.out(), json.wanted(), COLUMNS)
                    .all(cursor -> text == null
                            ? administration.subscribers(cursor, Administration.MAX_PAGE)
                            : administration.searchSubscribers(text, cursor, Administration.MAX_PAGE));
        }
        return ExitCode.OK;
    }
}
