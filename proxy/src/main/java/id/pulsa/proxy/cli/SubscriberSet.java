package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.SubscriberChange;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa subscriber set}. */
@Command(
        name = "set",
        description = "Change what is known of a subscriber. What is not named stays; running calls go on.")
final class SubscriberSet implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NUMBER")
    private String number = "";

    @Option(names = "--plan", paramLabel = "PLAN")
    private @Nullable String plan;

    @Option(names = "--barred", arity = "1", paramLabel = "true|false", description = "Whether it may make no calls.")
    private @Nullable Boolean barred;

    @Option(names = "--max-calls", paramLabel = "N", description = "Calls at once; 0: no limit.")
    private @Nullable Integer maxCalls;

    @Option(names = "--home-cell", paramLabel = "CELL", description = "\"\" for none.")
    private @Nullable String homeCell;

    @Option(names = "--display-name", paramLabel = "TEXT", description = "\"\" for none.")
    private @Nullable String displayName;

    @Option(names = "--password", description = "Ask for a new password, or take it as the next two options say.")
    private boolean newPassword;

    @Mixin
    private final PasswordOptions password = new PasswordOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    SubscriberSet(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document change = new Document();
        put(change, "plan", plan);
        put(change, "barred", barred);
        put(change, "max_calls", maxCalls == null ? null : maxCalls.longValue());
        put(change, "home_cell", homeCell);
        put(change, "display_name", displayName);
        if (newPassword || password.isGiven()) {
            change.put("password", password.read(around));
        }
        if (change.fields().isEmpty()) {
            throw new UsageException("nothing to change; \"pulsa subscriber set --help\" lists what there is");
        }
        try (Connection connection = connector.toProvision()) {
            Document changed = connection.administration().changeSubscriber(number, SubscriberChange.of(change));
            Listing.show(around.out(), json.wanted(), changed, SubscriberShow.FIELDS);
        }
        return ExitCode.OK;
    }

    private static void put(Document change, String field, @Nullable Object value) {
        if (value != null) {
            change.put(field, value);
        }
    }
}
