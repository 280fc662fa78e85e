package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa account withdraw}. */
@Command(name = "withdraw", description = "Take money out of an account that no call holds.")
final class AccountWithdraw implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final MoneyOptions money = new MoneyOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    AccountWithdraw(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        long micros = money.micros();
        String key = money.keyOr(UUID.randomUUID().toString());
        try (Connection connection = connector.toChange()) {
            Document done = connection.accounts().withdraw(money.account(), micros, key);
            around.out().println(json.wanted() ? done : MoneyOptions.line(done, "account %s: %s withdrawn"));
        }
        return ExitCode.OK;
    }
}
