package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa ledger verify}. */
@Command(name = "verify", description = "Check every balance against the ledger; exit code 1 when something is wrong.")
final class LedgerVerify implements Callable<Integer> {
    private static final List<Column> FIELDS = List.of(
            new Column("accounts", "accounts", Column.Kind.TEXT),
            new Column("subscribers", "subscribers", Column.Kind.TEXT),
            new Column("movements", "movements", Column.Kind.TEXT),
            new Column("call records", "cdrs", Column.Kind.TEXT),
            new Column("live calls", "live_calls", Column.Kind.TEXT),
            new Column("bundles granted", "bundles", Column.Kind.TEXT),
            new Column("vouchers made", "vouchers", Column.Kind.TEXT),
            new Column("vouchers redeemed", "vouchers_redeemed", Column.Kind.TEXT),
            new Column("vouchers withdrawn", "vouchers_withdrawn", Column.Kind.TEXT),
            new Column("top-ups", "top_ups", Column.Kind.TEXT),
            new Column("withdrawals", "withdrawals", Column.Kind.TEXT),
            new Column("charges", "charges", Column.Kind.TEXT),
            new Column("balances", "balances", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    LedgerVerify(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document report;
        try (Connection connection = connector.toRead()) {
            report = connection.administration().verifyLedger();
        }
        Listing.show(around.out(), json.wanted(), report, FIELDS);
        boolean clean = report.flag("clean", false);
        if (!json.wanted()) {
            around.out().println(clean ? "the books are right" : "the books are WRONG");
        }
        List<String> discrepancies = report.texts("discrepancies");
        discrepancies.forEach(around.err()::println);
        long unseen = report.number("discrepancy_count", 0) - discrepancies.size();
        if (unseen > 0) {
            around.err().println("… and " + unseen + " more discrepancies");
        }
        return clean ? ExitCode.OK : ExitCode.FAILED;
    }
}
