package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.proxy.admin.CdrQuery;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which call detail records are wanted, and in which order. */
final class CdrFilterOptions {
    @Option(
            names = "--caller",
            paramLabel = "NUMBER",
            description = "Calls from this number, or from all that begin so: 0812*.")
    private @Nullable String caller;

    @Option(
            names = "--called",
            paramLabel = "NUMBER",
            description = "Calls to this number, or to all that begin so: 0812*.")
    private @Nullable String called;

    @Option(names = "--account", paramLabel = "ID", description = "Calls that this account paid for.")
    private @Nullable String account;

    @Option(names = "--cell", paramLabel = "NAME", description = "Calls whose caller or callee was in this cell.")
    private @Nullable String cell;

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            split = ",",
            description = "Calls that ended so: busy, credit_exhausted, …; several with commas between them.")
    private List<String> causes = List.of();

    @Option(names = "--kind", paramLabel = "call|message", description = "Calls or messages only.")
    private @Nullable String kind;

    @Option(names = "--answered", paramLabel = "yes|no", description = "Calls that were answered, or that were not.")
    private @Nullable String answered;

    @Option(names = "--least-charge", paramLabel = "AMOUNT", description = "Charged that much or more.")
    private @Nullable String leastCharge;

    @Option(names = "--least-talk", paramLabel = "TIME", description = "Talked that long or longer: 90s, 10m.")
    private @Nullable String leastTalk;

    @Option(names = "--sort", paramLabel = "started|charge|talk", description = "By what (default: started).")
    private @Nullable String sort;

    @Option(names = "--order", paramLabel = "asc|desc", description = "Least or greatest first.")
    private @Nullable String order;

    @Mixin
    private final TimeRangeOptions range = new TimeRangeOptions();

    CdrQuery query(ZoneId zone, CdrOrder usual) {
        GivenOptions parameters = new GivenOptions()
                .put("caller", caller)
                .put("called", called)
                .put("account", account)
                .put("cell", cell)
                .put("cause", causes)
                .put("kind", kind)
                .put("answered", answered)
                .put("least_charge", leastCharge)
                .put("least_talk", leastTalk)
                .put("sort", sort)
                .put("order", order);
        range.addTo(parameters, zone);
        return parameters.read(query -> CdrQuery.of(query, usual));
    }
}
