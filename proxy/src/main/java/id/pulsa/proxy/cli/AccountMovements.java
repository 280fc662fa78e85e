package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.MovementQuery;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa account movements}. */
@Command(name = "movements", description = "List what came into an account and what it was charged, the latest first.")
final class AccountMovements implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("AT", "at", Column.Kind.INSTANT),
            new Column("KIND", "kind", Column.Kind.TEXT),
            new Column("AMOUNT", "amount", Column.Kind.NUMBER),
            new Column("BALANCE", "balance", Column.Kind.NUMBER),
            new Column("CALL", "call_id", Column.Kind.TEXT),
            new Column("EVENT", "event_id", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "ACCOUNT")
    private String account = "";

    @Option(names = "--kind", paramLabel = "top_up|charge|withdrawal", description = "Those of one kind only.")
    private @Nullable String kind;

    @Mixin
    private final TimeRangeOptions range = new TimeRangeOptions();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (default: 100).")
    private long limit = 100;

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountMovements(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        GivenOptions parameters = new GivenOptions().put("kind", kind);
        range.addTo(parameters, around.zone());
        MovementFilter filter = parameters.read(query -> MovementQuery.of(query, account));
        try (Connection connection = connector.toRead()) {
            new Listing(around.out(), json.wanted(), COLUMNS)
                    .first(limit, (cursor, size) -> connection.records().movements(filter, cursor, size));
        }
        return ExitCode.OK;
    }
}
