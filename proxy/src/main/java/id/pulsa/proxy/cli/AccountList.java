package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Administration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa account list}. */
@Command(name = "list", description = "List all accounts.")
final class AccountList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("ACCOUNT", "account", Column.Kind.TEXT),
            new Column("BALANCE", "balance", Column.Kind.NUMBER),
            new Column("RESERVED", "reserved", Column.Kind.NUMBER),
            new Column("BUNDLES s", "bundle_time", Column.Kind.DURATION),
            new Column("VALID UNTIL", "valid_until", Column.Kind.INSTANT),
            new Column("EXPIRED", "expired", Column.Kind.TEXT),
            new Column("CREDIT LIMIT", "credit_limit", Column.Kind.NUMBER),
            new Column("DAILY LIMIT", "daily_limit", Column.Kind.NUMBER),
            new Column("BARRED", "barred", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            new Listing(around.out(), json.wanted(), COLUMNS)
                    .all(cursor -> connection.accounts().accounts(cursor, Administration.MAX_PAGE));
        }
        return ExitCode.OK;
    }
}
