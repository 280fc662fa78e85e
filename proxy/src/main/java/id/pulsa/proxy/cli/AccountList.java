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
            Listing listing = new Listing(around.out(), json.wanted(), COLUMNS);
            @Nullable String cursor = null;
            do {
                Page<Document> page = connection.accounts().accounts(cursor, Administration.MAX_PAGE);
                page.rows().forEach(listing::add);
                cursor = page.next();
            } while (cursor != null && !around.out().checkError());
            listing.end();
        }
        return ExitCode.OK;
    }
}
