package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.RepairReport;
import id.pulsa.charging.ledger.sqlite.SqliteRepair;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa ledger verify}. */
@Command(
        name = "verify",
        description = "Check every balance against the ledger, and the ledger's rows against their chain of hashes;"
                + " exit code 1 when something is wrong.")
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
            new Column("balances", "balances", Column.Kind.TEXT),
            new Column("last movement", "movement_chain", Column.Kind.TEXT),
            new Column("last call record", "cdr_chain", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Option(
            names = "--repair",
            description = "With the gateway stopped: derive balances and whatever else can be derived from the ledger"
                    + " anew, and say what was changed. Movements and call records are never touched.")
    private boolean repair;

    @Option(
            names = "--accept-chain",
            description = "With --repair: take movements and call records as they are although some were changed,"
                    + " removed or added by hand, and chain them anew. A note of it stays in the ledger.")
    private boolean acceptChain;

    @Mixin
    private final JsonOption json = new JsonOption();

    LedgerVerify(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        if (acceptChain && !repair) {
            throw new UsageException("--accept-chain goes with --repair");
        }
        boolean refused = repair && !repair();
        Document report;
        try (Connection connection = connector.toRead()) {
            report = connection.administration().verifyLedger();
        }
        Listing.show(around.out(), json.wanted(), report, FIELDS);
        boolean clean = report.flag("clean", false);
        if (!json.wanted()) {
            report.documents("notes")
                    .forEach(note -> around.out().println("note of " + note.text("at") + ": " + note.text("text")));
        }
        if (!json.wanted()) {
            around.out().println(clean ? "the books are right" : "the books are WRONG");
        }
        List<String> discrepancies = report.texts("discrepancies");
        discrepancies.forEach(around.err()::println);
        long unseen = report.number("discrepancy_count", 0) - discrepancies.size();
        if (unseen > 0) {
            around.err().println("… and " + unseen + " more discrepancies");
        }
        if (refused) {
            around.err()
                    .println(
                            "nothing was repaired: movements or call records were changed by hand; keep a copy of the data"
                                    + " directory, then take them as they are with --accept-chain");
        }
        return clean ? ExitCode.OK : ExitCode.FAILED;
    }

    /** False when nothing was done since the chain is broken. */
    private boolean repair() throws ConfigException {
        try (DataDirectory directory = connector.toRepair()) {
            RepairReport done =
                    SqliteRepair.repair(directory, acceptChain, around.time().wallMillis());
            PrintStream out = json.wanted() ? around.err() : around.out();
            done.changes().forEach(change -> out.println("repaired: " + change));
            long unseen = done.changeCount() - done.changes().size();
            if (unseen > 0) {
                out.println("repaired: … and " + unseen + " more");
            }
            return done.after() != null;
        }
    }
}
