package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explained charge as a table: which time, by which band and price, and how the parts add up. */
final class ChargeTable {
    private static final List<Column> COLUMNS = List.of(
            new Column("FROM", "from_clock", Column.Kind.TEXT),
            new Column("TO", "to_clock", Column.Kind.TEXT),
            new Column("TALK s", "talk", Column.Kind.NUMBER),
            new Column("WHAT", "what", Column.Kind.TEXT),
            new Column("BAND", "band", Column.Kind.TEXT),
            new Column("PRICE", "price", Column.Kind.NUMBER),
            new Column("PER", "per", Column.Kind.TEXT),
            new Column("RATIO", "price_ratio", Column.Kind.NUMBER),
            new Column("INCREMENTS", "steps", Column.Kind.NUMBER),
            new Column("AMOUNT", "amount", Column.Kind.NUMBER),
            new Column("SUM", "sum", Column.Kind.NUMBER));
    private static final int DATE_LENGTH = "2026-12-24".length();
    private static final int CLOCK_END = "2026-12-24T19:58:00".length();

    private ChargeTable() {}

    /** Prints the segments of a record or a quote. */
    static void print(PrintStream out, List<Document> segments) {
        Listing listing = new Listing(out, false, COLUMNS);
        String date = segments.isEmpty() ? null : segments.get(0).textOrNull("from_time");
        for (Document segment : segments) {
            listing.add(row(segment, date));
        }
        listing.end();
    }

    private static Document row(Document segment, @Nullable String first) {
        String per = segment.textOrNull("per");
        long increments = segment.number("increments", 0);
        String increment = segment.textOrNull("increment");
        boolean talk = !segment.text("from").equals(segment.text("to"));
        return new Document()
                .put("from_clock", clock(segment.textOrNull("from_time"), first))
                .put("to_clock", talk ? clock(segment.textOrNull("to_time"), first) : null)
                .put("talk", talk ? seconds(segment.text("from")) + "-" + seconds(segment.text("to")) : null)
                .put("what", what(segment.text("kind")))
                .put("band", segment.textOrNull("band"))
                .put("price", priced(segment) ? segment.text("price") : null)
                .put("per", per == null ? null : shortSeconds(per) + "s")
                .put("price_ratio", per == null ? null : segment.text("price_ratio"))
                .put("steps", increment == null ? null : increments + " x " + shortSeconds(increment) + "s")
                .put("amount", segment.text("amount"))
                .put("sum", segment.text("sum"));
    }

    private static boolean priced(Document segment) {
        return switch (segment.text("kind")) {
            case "FREE", "BUNDLE" -> false;
            default -> true;
        };
    }

    private static String what(String kind) {
        return switch (kind) {
            case "FREE" -> "free time";
            case "BUNDLE" -> "bundle";
            case "FEE" -> "connection fee";
            case "TALK" -> "talk";
            case "MINIMUM" -> "minimum";
            case "CAP" -> "daily cap";
            case "MESSAGE" -> "message";
            default -> kind;
        };
    }

    /** The time of day; with the date when it is another one than at the answer. */
    private static @Nullable String clock(@Nullable String instant, @Nullable String first) {
        if (instant == null || first == null || instant.length() < CLOCK_END) {
            return instant;
        }
        boolean sameDay = instant.regionMatches(0, first, 0, DATE_LENGTH);
        return instant.substring(sameDay ? DATE_LENGTH + 1 : 0, CLOCK_END).replace('T', ' ');
    }

    /** {@code "100.020"} of {@code "PT100.020S"}. */
    static String seconds(String duration) {
        return duration.startsWith("PT") && duration.endsWith("S")
                ? duration.substring(2, duration.length() - 1)
                : duration;
    }

    /** {@code "100"} of {@code "PT100.000S"}. */
    static String shortSeconds(String duration) {
        String seconds = seconds(duration);
        return seconds.contains(".") ? seconds.replaceAll("\\.?0+$", "") : seconds;
    }
}
