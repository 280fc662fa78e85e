package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa account set}. */
@Command(
        name = "set",
        description = "Change what was agreed about an account. What is not named stays; running calls go on.")
final class AccountSet implements Callable<Integer> {
    private static final List<Column> TERMS = List.of(
            new Column("account", "account", Column.Kind.TEXT),
            new Column("valid until", "valid_until", Column.Kind.TEXT),
            new Column("credit limit", "credit_limit", Column.Kind.TEXT),
            new Column("daily limit", "daily_limit", Column.Kind.TEXT),
            new Column("barred", "barred", Column.Kind.TEXT),
            new Column("barred prefixes", "barred_prefixes", Column.Kind.TEXT),
            new Column("max calls", "max_calls", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "ACCOUNT")
    private String id = "";

    @Mixin
    private final TermsOptions terms = new TermsOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountSet(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TermsChange change = terms.change(around);
        if (change.isNothing()) {
            throw new UsageException("nothing to change; \"pulsa account set --help\" lists what there is");
        }
        try (Connection connection = connector.toChange()) {
            Document account = connection.accounts().changeAccount(id, change);
            Listing.show(around.out(), json.wanted(), account, TERMS);
        }
        return ExitCode.OK;
    }
}
