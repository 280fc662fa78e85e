package id.pulsa.proxy.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table drawn.
 *
 * @param about what is to be seen in it, in a sentence
 * @param table that is drawn
 * @param x field along the horizontal axis: numbers for lines, names for bars
 * @param xLabel with the unit
 * @param yLabel with the unit
 */
public record Chart(
        String title,
        String about,
        Kind kind,
        DataTable table,
        String x,
        String xLabel,
        String yLabel,
        List<Series> series,
        List<Mark> marks) {
    /** How it is drawn. */
    public enum Kind {
        LINES,
        /** Values that hold until the next one. */
        STEPS,
        /** One wide bar a name, and narrower ones in front of it. */
        BARS
    }

    /**
     * One line or one set of bars.
     *
     * @param field of the table; empty cells are gaps
     */
    public record Series(String field, String label) {}

    /**
     * Something to be pointed at: a point, or a line right across the chart when one place is null.
     *
     * @param label beside it
     */
    public record Mark(
            String label, @Nullable Double x, @Nullable Double y) {}

    public Chart {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }
}
