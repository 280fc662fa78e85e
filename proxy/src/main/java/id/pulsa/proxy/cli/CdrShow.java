package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa cdr show}. */
@Command(
        name = "show",
        description = "Show one call detail record, how its charge came about, and what the cells decided.")
final class CdrShow implements Callable<Integer> {
    private static final List<Column> FIELDS = List.of(
            new Column("call", "call_id", Column.Kind.TEXT),
            new Column("kind", "kind", Column.Kind.TEXT),
            new Column("caller", "caller", Column.Kind.TEXT),
            new Column("called", "called", Column.Kind.TEXT),
            new Column("account", "account", Column.Kind.TEXT),
            new Column("rate", "rate", Column.Kind.TEXT),
            new Column("caller's cell", "caller_cell", Column.Kind.TEXT),
            new Column("callee's cell", "callee_cell", Column.Kind.TEXT),
            new Column("started", "started", Column.Kind.TEXT),
            new Column("ringing", "ringing", Column.Kind.TEXT),
            new Column("answered", "answered", Column.Kind.TEXT),
            new Column("ended", "ended", Column.Kind.TEXT),
            new Column("cause", "cause", Column.Kind.TEXT),
            new Column("SIP status", "sip_status", Column.Kind.TEXT),
            new Column("detail", "detail", Column.Kind.TEXT),
            new Column("talked s", "talk_time", Column.Kind.DURATION),
            new Column("billed s", "billed_time", Column.Kind.DURATION),
            new Column("charge", "charge", Column.Kind.TEXT),
            new Column("currency", "currency", Column.Kind.TEXT));

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "CALL", description = "As \"cdr list\" shows it.")
    private String callId = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    CdrShow(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        try (Connection connection = connector.toRead()) {
            Document record = connection.records().cdr(callId);
            Listing.show(around.out(), json.wanted(), record, FIELDS);
            List<Document> segments = record.documents("segments");
            if (!json.wanted() && !segments.isEmpty()) {
                around.out().println();
                ChargeTable.print(around.out(), segments);
            }
            List<Document> decisions = record.documents("decisions");
            if (!json.wanted() && !decisions.isEmpty()) {
                around.out().println();
                DecisionTable.print(around.out(), decisions);
            }
        }
        return ExitCode.OK;
    }
}
