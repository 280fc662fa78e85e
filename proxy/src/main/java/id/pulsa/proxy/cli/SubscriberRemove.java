package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code pulsa subscriber remove}. */
@Command(name = "remove", description = "Remove a subscriber who has no call; the account and its balance stay.")
final class SubscriberRemove implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NUMBER")
    private String number = "";

    SubscriberRemove(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toChange()) {
            connection.administration().removeSubscriber(number);
        }
        around.out().println("subscriber " + number + " removed");
        return ExitCode.OK;
    }
}
