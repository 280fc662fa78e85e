package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.CdrQuery;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa cdr list}. */
@Command(name = "list", description = "List call detail records, newest first unless told otherwise.")
final class CdrList implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            new Column("STARTED", "started", Column.Kind.INSTANT),
            new Column("CALL", "call_id", Column.Kind.TEXT),
            new Column("CALLER", "caller", Column.Kind.TEXT),
            new Column("CALLED", "called", Column.Kind.TEXT),
            new Column("RATE", "rate", Column.Kind.TEXT),
            new Column("TALK s", "talk_time", Column.Kind.DURATION),
            new Column("BILLED s", "billed_time", Column.Kind.DURATION),
            new Column("CHARGE", "charge", Column.Kind.NUMBER),
            new Column("CAUSE", "cause", Column.Kind.TEXT),
            new Column("SIP", "sip_status", Column.Kind.NUMBER),
            new Column("DETAIL", "detail", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final CdrFilterOptions filter = new CdrFilterOptions();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many (default: 100).")
    private long limit = 100;

    @Mixin
    private final JsonOption json = new JsonOption();

    CdrList(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        CdrQuery wanted = filter.query(around.zone(), CdrOrder.NEWEST_FIRST);
        try (Connection connection = connector.toRead()) {
            new Listing(around.out(), json.wanted(), COLUMNS)
                    .first(
                            limit,
                            (cursor, size) -> connection.records().cdrs(wanted.filter(), wanted.order(), cursor, size));
        }
        return ExitCode.OK;
    }
}
