package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa subscriber show}. */
@Command(
        name = "show",
        description = "Show a subscriber and its account's balance; \"account show\" tells more of the account.")
final class SubscriberShow implements Callable<Integer> {
    static final List<Column> FIELDS = List.of(
            new Column("number", "number", Column.Kind.TEXT),
            new Column("name", "display_name", Column.Kind.TEXT),
            new Column("plan", "plan", Column.Kind.TEXT),
            new Column("account", "account", Column.Kind.TEXT),
            new Column("balance", "balance", Column.Kind.TEXT),
            new Column("available", "available", Column.Kind.TEXT),
            new Column("reserved", "reserved", Column.Kind.TEXT),
            new Column("currency", "currency", Column.Kind.TEXT),
            new Column("home cell", "home_cell", Column.Kind.TEXT),
            new Column("max calls", "max_calls", Column.Kind.TEXT),
            new Column("barred", "barred", Column.Kind.TEXT),
            new Column("valid until", "valid_until", Column.Kind.TEXT),
            new Column("bundles s", "bundle_time", Column.Kind.DURATION));

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NUMBER")
    private String number = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    SubscriberShow(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            Listing.show(
                    around.out(), json.wanted(), connection.administration().subscriber(number), FIELDS);
        }
        return ExitCode.OK;
    }
}
