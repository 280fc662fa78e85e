package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Administration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa registration list}. */
@Command(name = "list", description = "List the phones that are registered, by number.")
final class RegistrationList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("NUMBER", "number", Column.Kind.TEXT),
            new Column("EXPIRES", "expires", Column.Kind.INSTANT),
            new Column("OVER", "transport", Column.Kind.TEXT),
            new Column("FROM", "source", Column.Kind.TEXT),
            new Column("CONTACT", "contact", Column.Kind.TEXT),
            new Column("PHONE", "user_agent", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            defaultValue = "*",
            description = "Of this number, or of all that begin so: 0812*.")
    private String number = "*";

    @Mixin
    private final JsonOption json = new JsonOption();

    RegistrationList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        NumberPattern numbers = pattern();
        try (Connection connection = connector.toRead()) {
            new Listing(around.out(), json.wanted(), COLUMNS)
                    .all(cursor -> connection.registrations().registrations(numbers, cursor, Administration.MAX_PAGE));
        }
        return ExitCode.OK;
    }

    private NumberPattern pattern() {
        try {
            return NumberPattern.parse(number);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--number " + e.getMessage());
        }
    }
}
