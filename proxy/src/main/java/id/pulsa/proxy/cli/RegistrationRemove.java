package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa registration remove}. */
@Command(
        name = "remove",
        description =
                "Remove all registrations of a number; its phones are called again when they have registered anew.")
final class RegistrationRemove implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NUMBER")
    private String number = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    RegistrationRemove(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toChange()) {
            Document removed = connection.registrations().removeRegistrations(number);
            Listing.say(
                    around.out(),
                    json.wanted(),
                    removed,
                    "registrations of " + number + " removed: " + removed.number("removed", 0));
        }
        return ExitCode.OK;
    }
}
