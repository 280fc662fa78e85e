package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa subscriber topup}. */
@Command(name = "topup", description = "Add to the balance of a subscriber's account; a running call is extended.")
final class SubscriberTopup implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(index = "0", paramLabel = "NUMBER")
    private String number = "";

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "For example 100.00.")
    private String amount = "";

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            description = "Idempotency key: the same key tops up once, however often it is sent (default: a new one).")
    private @Nullable String key;

    @Mixin
    private final JsonOption json = new JsonOption();

    SubscriberTopup(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        long micros = Amounts.notNegative("amount", amount);
        String usedKey = key == null ? UUID.randomUUID().toString() : key;
        try (Connection connection = connector.toChange()) {
            Document done = connection.administration().topUp(number, micros, usedKey);
            if (json.wanted()) {
                around.out().println(done);
            } else {
                around.out().println(MoneyOptions.line(done, "account %s topped up by %s"));
            }
        }
        return ExitCode.OK;
    }
}
