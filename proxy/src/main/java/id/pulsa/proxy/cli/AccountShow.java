package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa account show}. */
@Command(
        name = "show",
        description = "Show an account: balance, terms, bundles, subscribers and the latest movements of money.")
final class AccountShow implements Callable<Integer> {
    private static final List<Column> FIELDS = List.of(
            new Column("account", "account", Column.Kind.TEXT),
            new Column("balance", "balance", Column.Kind.TEXT),
            new Column("available", "available", Column.Kind.TEXT),
            new Column("reserved", "reserved", Column.Kind.TEXT),
            new Column("spendable", "spendable", Column.Kind.TEXT),
            new Column("spent today", "spent_today", Column.Kind.TEXT),
            new Column("currency", "currency", Column.Kind.TEXT),
            new Column("valid until", "valid_until", Column.Kind.TEXT),
            new Column("expired", "expired", Column.Kind.TEXT),
            new Column("credit limit", "credit_limit", Column.Kind.TEXT),
            new Column("daily limit", "daily_limit", Column.Kind.TEXT),
            new Column("barred", "barred", Column.Kind.TEXT),
            new Column("barred prefixes", "barred_prefixes", Column.Kind.TEXT),
            new Column("max calls", "max_calls", Column.Kind.TEXT),
            new Column("running calls", "running_calls", Column.Kind.TEXT),
            new Column("bundles s", "bundle_time", Column.Kind.DURATION));

    private static final List<Column> BUNDLES = List.of(
            new Column("BUNDLE", "name", Column.Kind.TEXT),
            new Column("GRANTED s", "granted", Column.Kind.DURATION),
            new Column("LEFT s", "left", Column.Kind.DURATION),
            new Column("HELD s", "held", Column.Kind.DURATION),
            new Column("VALID UNTIL", "valid_until", Column.Kind.INSTANT),
            new Column("PREFIXES", "prefixes", Column.Kind.TEXT),
            new Column("ID", "id", Column.Kind.TEXT));

    private static final List<Column> SUBSCRIBERS = List.of(
            new Column("SUBSCRIBER", "number", Column.Kind.TEXT),
            new Column("NAME", "display_name", Column.Kind.TEXT),
            new Column("PLAN", "plan", Column.Kind.TEXT),
            new Column("BARRED", "barred", Column.Kind.TEXT));

    private static final List<Column> MOVEMENTS = List.of(
            new Column("AT", "at", Column.Kind.INSTANT),
            new Column("MOVEMENT", "kind", Column.Kind.TEXT),
            new Column("AMOUNT", "amount", Column.Kind.NUMBER),
            new Column("BALANCE", "balance", Column.Kind.NUMBER),
            new Column("CALL", "call_id", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "ACCOUNT")
    private String id = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountShow(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            Document account = connection.accounts().account(id);
            Listing.show(around.out(), json.wanted(), account, FIELDS);
            if (!json.wanted()) {
                table(account, "bundles", BUNDLES);
                table(account, "subscribers", SUBSCRIBERS);
                if (account.flag("more_subscribers", false)) {
                    around.out().println("… and more");
                }
                table(account, "movements", MOVEMENTS);
            }
        }
        return ExitCode.OK;
    }

    private void table(Document account, String field, List<Column> columns) {
        List<Document> rows = account.documents(field);
        if (!rows.isEmpty()) {
            around.out().println();
            Listing listing = new Listing(around.out(), false, columns);
            rows.forEach(listing::add);
            listing.end();
        }
    }
}
