package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.NewAccount;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa account add}. */
@Command(
        name = "add",
        description = "Add an account that subscribers are to share (subscriber add --account). A subscriber without"
                + " one gets its own.")
final class AccountAdd implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "ACCOUNT", description = "Its name, 1 to 64 characters.")
    private String id = "";

    @Option(names = "--balance", paramLabel = "AMOUNT", description = "First top-up, for example 100.00.")
    private String balance = "0";

    @Mixin
    private final TermsOptions terms = new TermsOptions();

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            description = "Idempotency key of the first top-up (default: a new one).")
    private @Nullable String key;

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountAdd(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        NewAccount account = new NewAccount(id, Amounts.notNegative("--balance", balance), terms.change(around));
        String usedKey = key == null ? UUID.randomUUID().toString() : key;
        try (Connection connection = connector.toProvision()) {
            Document added = connection.accounts().addAccount(account, usedKey);
            if (json.wanted()) {
                around.out().println(added);
            } else {
                around.out().println("account " + id + " added, balance " + added.text("balance"));
            }
        }
        return ExitCode.OK;
    }
}
