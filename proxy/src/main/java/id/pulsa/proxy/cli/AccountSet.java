package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa account set}. */
@Command(
        name = "set",
        description = "Change what was agreed about an account. What is not named stays; running calls go on.")
final class AccountSet implements Callable<Integer> {
    private static final String NONE = "none";

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

    @Option(
            names = "--valid-until",
            paramLabel = "DATE",
            description = "The last day (2026-12-31), a time (2026-12-31T18:00), so long from now (+30d), or never.")
    private @Nullable String validUntil;

    @Option(
            names = "--credit-limit",
            paramLabel = "AMOUNT",
            description = "How far the balance may fall below 0, for post-paid accounts; 0 for none.")
    private @Nullable String creditLimit;

    @Option(names = "--daily-limit", paramLabel = "AMOUNT", description = "The most that is spent on one day, or none.")
    private @Nullable String dailyLimit;

    @Option(
            names = "--barred-prefixes",
            paramLabel = "PREFIXES",
            description =
                    "Beginnings of numbers that cannot be called, for example 0900,0809, in place of those before;"
                            + " or none.")
    private @Nullable String barredPrefixes;

    @Option(names = "--max-calls", paramLabel = "N", description = "Calls at once of all its subscribers; 0: no limit.")
    private @Nullable Integer maxCalls;

    @Option(names = "--bar", description = "No calls and messages at all.")
    private boolean bar;

    @Option(names = "--unbar", description = "Calls and messages again.")
    private boolean unbar;

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountSet(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TermsChange change = change();
        try (Connection connection = connector.toChange()) {
            Document account = connection.accounts().changeAccount(id, change);
            Listing.show(around.out(), json.wanted(), account, TERMS);
        }
        return ExitCode.OK;
    }

    private TermsChange change() {
        if (bar && unbar) {
            throw new UsageException("--bar and --unbar exclude each other");
        }
        if (maxCalls != null && maxCalls < 0) {
            throw new UsageException("--max-calls must be 0 (no limit) or more");
        }
        TermsChange change;
        try {
            change = new TermsChange(
                    maxCalls,
                    (bar || unbar) ? bar : null,
                    validUntil(),
                    creditLimit == null ? null : Amounts.notNegative("--credit-limit", creditLimit),
                    dailyLimit(),
                    prefixes());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        if (change.isNothing()) {
            throw new UsageException("nothing to change; \"pulsa account set --help\" lists what there is");
        }
        return change;
    }

    private @Nullable Long validUntil() {
        if (validUntil == null) {
            return null;
        }
        return validUntil.equals("never") ? 0 : Validity.of(around, "--valid-until", validUntil);
    }

    private @Nullable Long dailyLimit() {
        if (dailyLimit == null) {
            return null;
        }
        if (dailyLimit.equals(NONE)) {
            return 0L;
        }
        long micros = Amounts.notNegative("--daily-limit", dailyLimit);
        if (micros == 0) {
            throw new UsageException("--daily-limit must be more than 0, or none; --bar stops all spending");
        }
        return micros;
    }

    private @Nullable List<String> prefixes() {
        if (barredPrefixes == null) {
            return null;
        }
        return barredPrefixes.equals(NONE) ? List.of() : List.of(barredPrefixes.split(",", -1));
    }
}
