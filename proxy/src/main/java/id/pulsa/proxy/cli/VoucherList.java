package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Administration;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            Listing listing = new Listing(around.out(), json.wanted(), COLUMNS);
            @Nullable String cursor = null;
            do {
                Page<Document> page = connection.vouchers().vouchers(cursor, Administration.MAX_PAGE);
                page.rows().forEach(listing::add);
                cursor = page.next();
            } while (cursor != null && !around.out().checkError());
            listing.end();
        }
        return ExitCode.OK;
    }
}
