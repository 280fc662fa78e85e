package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.NewSubscriber;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa subscriber add}. */
@Command(name = "add", description = "Add a subscriber; asks for the password unless told where it is.")
final class SubscriberAdd implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NUMBER", description = "The number, as in sip:NUMBER@realm.")
    private String number = "";

    @Option(names = "--plan", paramLabel = "PLAN", required = true, description = "Plan of tariffs.yaml.")
    private String plan = "";

    @Option(names = "--balance", paramLabel = "AMOUNT", description = "First top-up, for example 100.00.")
    private String balance = "0";

    @Option(names = "--account", paramLabel = "ID", description = "Account that pays (default: one of its own).")
    private @Nullable String account;

    @Option(names = "--home-cell", paramLabel = "CELL", description = "Cell of cells.yaml.")
    private @Nullable String homeCell;

    @Option(names = "--max-calls", paramLabel = "N", description = "Calls at once (default: no limit of its own).")
    private int maxCalls;

    @Option(names = "--display-name", paramLabel = "NAME", description = "Name for listings.")
    private @Nullable String displayName;

    @Option(
            names = "--valid-until",
            paramLabel = "DATE",
            description = "When the account is new: the last day it is valid (2026-12-31), a time, or +30d from now.")
    private @Nullable String validUntil;

    @Option(
            names = "--credit-limit",
            paramLabel = "AMOUNT",
            description = "When the account is new: how far its balance may fall below 0.")
    private String creditLimit = "0";

    @Mixin
    private final PasswordOptions password = new PasswordOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    SubscriberAdd(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        long amount = Amounts.notNegative("--balance", balance);
        if (maxCalls < 0) {
            throw new UsageException("--max-calls must be 0 or more");
        }
        long credit = Amounts.notNegative("--credit-limit", creditLimit);
        NewSubscriber subscriber = new NewSubscriber(
                number,
                password.read(around),
                plan,
                account,
                amount,
                maxCalls,
                false,
                homeCell,
                displayName,
                until(),
                credit);
        try (Connection connection = connector.toProvision()) {
            Document added = connection
                    .administration()
                    .addSubscriber(subscriber, UUID.randomUUID().toString());
            if (json.wanted()) {
                around.out().println(added);
            } else {
                around.out()
                        .println("subscriber " + number + " added, plan " + plan + ", balance "
                                + added.textOrNull("balance"));
            }
        }
        return ExitCode.OK;
    }

    private long until() {
        return validUntil == null ? 0 : Validity.of(around, "--valid-until", validUntil);
    }
}
