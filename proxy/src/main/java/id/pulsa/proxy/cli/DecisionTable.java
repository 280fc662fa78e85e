package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What cells decided on a call as a table: what they were asked, what they said, and what they knew then. */
final class DecisionTable {
    private static final List<Column> COLUMNS = List.of(
            new Column("CELL", "cell", Column.Kind.TEXT),
            new Column("CALL", "call", Column.Kind.TEXT),
            new Column("SAID", "said", Column.Kind.TEXT),
            new Column("BUSY OF", "taken", Column.Kind.NUMBER),
            new Column("LOAD erl", "load_erl", Column.Kind.NUMBER),
            new Column("CAPACITY erl", "capacity_erl", Column.Kind.NUMBER),
            new Column("USED %", "used", Column.Kind.NUMBER),
            new Column("ERLANG B %", "theory", Column.Kind.NUMBER),
            new Column("ADMISSION", "policy", Column.Kind.TEXT),
            new Column("RATIO", "price_ratio", Column.Kind.NUMBER));

    private DecisionTable() {}

    /** Prints the decisions of a record. */
    static void print(PrintStream out, List<Document> decisions) {
        Listing listing = new Listing(out, false, COLUMNS);
        for (Document decision : decisions) {
            listing.add(decision.put("call", decision.text("kind").toLowerCase(Locale.ROOT))
                    .put("said", decision.text("verdict").toLowerCase(Locale.ROOT))
                    .put("taken", decision.number("busy", 0) + "/" + decision.number("channels", 0))
                    .put("used", used(decision))
                    .put("theory", CellText.percent(decision.text("erlang_b"), 2)));
        }
        listing.end();
    }

    /** Load by capacity; null for a cell without capacity. */
    private static @Nullable String used(Document decision) {
        BigDecimal capacity = new BigDecimal(decision.text("capacity_erl"));
        return capacity.signum() == 0
                ? null
                : CellText.percent(
                        new BigDecimal(decision.text("load_erl"))
                                .divide(capacity, 6, RoundingMode.HALF_EVEN)
                                .toPlainString(),
                        1);
    }
}
