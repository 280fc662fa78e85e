package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa tariff history}. */
@Command(name = "history", description = "List the versions of the tariffs that are kept, newest first.")
final class TariffVersions implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("VERSION", "number", Column.Kind.NUMBER),
            new Column("AT", "at", Column.Kind.INSTANT),
            new Column("WHO", "who", Column.Kind.TEXT),
            new Column("RESTORES", "restored", Column.Kind.NUMBER),
            new Column("ON DISK", "on_disk", Column.Kind.TEXT),
            new Column("COMMENT", "comment", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    TariffVersions(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Listing listing = new Listing(around.out(), json.wanted(), COLUMNS);
        connector.gatewayTariffTexts().history().documents("versions").forEach(listing::add);
        listing.end();
        return ExitCode.OK;
    }
}
