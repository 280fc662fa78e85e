package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.chart.WeekTable;
import id.pulsa.proxy.chart.WeekTable.Cell;
import id.pulsa.proxy.chart.WeekTable.Day;
import id.pulsa.proxy.chart.WeekTable.Level;
import java.io.PrintStream;
import java.util.List;

/** A week's prices for people: a map of shades, or a list of destinations. */
final class WeekText {
    /** From cheap to dear; as many as there are levels at most. */
    private static final String SHADES = "\u00b7-\u2591+\u2592\u2593\u2588";

    private static final List<Column> DESTINATIONS = List.of(
            new Column("PREFIX", "shown", Column.Kind.TEXT),
            new Column("DESTINATION", "destination", Column.Kind.TEXT),
            new Column("LEAST", "least", Column.Kind.NUMBER),
            new Column("MOST", "most", Column.Kind.NUMBER),
            new Column("STATUS", "status", Column.Kind.TEXT));
    private static final int HOURS = 24;
    private static final int EVERY_HOURS = 2;

    private WeekText() {}

    static void print(PrintStream out, Document week) {
        WeekTable table = WeekDocument.table(week);
        out.println(table.title());
        out.println(table.subtitle());
        out.println();
        if (week.textOrNull("called") == null) {
            destinations(out, week);
        } else if (week.text("status").equals("charged")) {
            map(out, table);
        } else {
            out.println(
                    switch (week.text("status")) {
                        case "free" -> "Calls to this destination are free.";
                        case "barred" -> "The destination is barred.";
                        default -> "The plan has no price for this number.";
                    });
        }
    }

    private static void destinations(PrintStream out, Document week) {
        Listing listing = new Listing(out, false, DESTINATIONS);
        List<Document> destinations = week.documents("destinations");
        for (Document destination : destinations) {
            String prefix = destination.text("prefix");
            boolean exact = destination.flag("exact", false);
            listing.add(destination.put("shown", exact ? "=" + prefix : prefix.isEmpty() ? "any" : prefix + "\u2026"));
        }
        listing.end();
        long left = week.number("destination_count", 0) - destinations.size();
        if (left > 0) {
            out.println("and " + left + " more");
        }
    }

    private static void map(PrintStream out, WeekTable table) {
        List<Level> levels = table.levels();
        // A shade for each half hour at least, or the picture would be too narrow to be seen as one.
        int repeat = table.columns() == HOURS ? 2 : 1;
        int width = table.columns() * repeat / HOURS;
        StringBuilder hours = new StringBuilder(" ".repeat("Mon 2026-12-21  ".length()));
        for (int hour = 0; hour < HOURS; hour += EVERY_HOURS) {
            String label = hour < 10 ? "0" + hour : Integer.toString(hour);
            hours.append(label).append(" ".repeat(EVERY_HOURS * width - 2));
        }
        out.println(hours.toString().stripTrailing());
        for (Day day : table.days()) {
            StringBuilder line = new StringBuilder(day.name()).append("  ");
            for (Cell cell : day.cells()) {
                char shade = cell == null ? ' ' : shade(WeekTable.level(levels, cell.price()), levels.size());
                line.append(String.valueOf(shade).repeat(repeat));
            }
            out.println(line);
        }
        out.println();
        for (int level = 0; level < levels.size(); level++) {
            String shade = String.valueOf(shade(level, levels.size()));
            out.println("  " + shade + shade + "  " + levels.get(level).label());
        }
    }

    private static char shade(int level, int count) {
        return count == 1 ? SHADES.charAt(0) : SHADES.charAt(level * (SHADES.length() - 1) / (count - 1));
    }
}
