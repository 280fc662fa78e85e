package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Administration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa voucher list}. */
@Command(name = "list", description = "List the batches of vouchers, and how many of each were redeemed.")
final class VoucherList implements Callable<Integer> {
    static final List<Column> COLUMNS = List.of(
            new Column("BATCH", "batch", Column.Kind.TEXT),
            new Column("VOUCHERS", "count", Column.Kind.NUMBER),
            new Column("REDEEMED", "redeemed", Column.Kind.NUMBER),
            new Column("AMOUNT", "amount", Column.Kind.NUMBER),
            new Column("VALIDITY s", "validity", Column.Kind.DURATION),
            new Column("REDEEM UNTIL", "redeem_until", Column.Kind.INSTANT),
            new Column("CREATED", "created", Column.Kind.INSTANT),
            new Column("WITHDRAWN", "withdrawn", Column.Kind.INSTANT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final JsonOption json = new JsonOption();

    VoucherList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            new Listing(around.out(), json.wanted(), COLUMNS)
                    .all(cursor -> connection.vouchers().vouchers(cursor, Administration.MAX_PAGE));
        }
        return ExitCode.OK;
    }
}
