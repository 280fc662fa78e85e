package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.yaml.ConfigException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa token list}. */
@Command(name = "list", description = "List the tokens, without their secrets.")
final class TokenList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("ID", "id", Column.Kind.TEXT),
            new Column("OWNER", "owner", Column.Kind.TEXT),
            new Column("LABEL", "label", Column.Kind.TEXT),
            new Column("CREATED", "created_at", Column.Kind.INSTANT),
            new Column("EXPIRES", "expires_at", Column.Kind.INSTANT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    TokenList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        ApiClient client = connector.gatewayClient();
        new Listing(around.out(), json.wanted(), COLUMNS)
                .all(cursor -> new Page<>(client.get("/tokens").documents("tokens"), null));
        return ExitCode.OK;
    }
}
