package id.pulsa.proxy.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A price for every hour, or part of one, of a week.
 *
 * @param title what the prices are of
 * @param subtitle more about it
 * @param slotMinutes length of a column: 60, 30 or 15
 * @param days seven, from Monday
 */
public record WeekTable(String title, String subtitle, int slotMinutes, List<Day> days) {
    /** More different prices than this are shown in groups. */
    public static final int MAX_LEVELS = 7;

    /**
     * A row.
     *
     * @param cells one for each column; null where the clock never shows that time
     */
    public record Day(String name, List<@Nullable Cell> cells) {}

    /**
     * One price.
     *
     * @param label the price as people read it
     * @param tip more about it
     */
    public record Cell(BigDecimal price, String label, String tip) {}

    /** Prices that are shown alike. */
    public record Level(BigDecimal least, BigDecimal most, String label) {
        boolean holds(BigDecimal price) {
            return price.compareTo(least) >= 0 && price.compareTo(most) <= 0;
        }
    }

    /** Columns of a day. */
    public int columns() {
        return 24 * 60 / slotMinutes;
    }

    /** The prices, cheapest first, at most {@link #MAX_LEVELS}. */
    public List<Level> levels() {
        NavigableSet<BigDecimal> prices = new TreeSet<>();
        days.forEach(day -> day.cells().forEach(cell -> {
            if (cell != null) {
                prices.add(cell.price());
            }
        }));
        List<BigDecimal> sorted = List.copyOf(prices);
        int count = Math.min(MAX_LEVELS, sorted.size());
        List<Level> levels = new ArrayList<>();
        for (int level = 0; level < count; level++) {
            BigDecimal least = sorted.get(level * sorted.size() / count);
            BigDecimal most = sorted.get((level + 1) * sorted.size() / count - 1);
            String label = label(least);
            levels.add(new Level(least, most, least.compareTo(most) == 0 ? label : label + " - " + label(most)));
        }
        return levels;
    }

    /** Position in {@code levels} of the one that holds a price. */
    public static int level(List<Level> levels, BigDecimal price) {
        for (int level = 0; level < levels.size(); level++) {
            if (levels.get(level).holds(price)) {
                return level;
            }
        }
        throw new IllegalArgumentException("no level holds " + price);
    }

    private String label(BigDecimal price) {
        for (Day day : days) {
            for (Cell cell : day.cells()) {
                if (cell != null && cell.price().compareTo(price) == 0) {
                    return cell.label();
                }
            }
        }
        return price.toPlainString();
    }
}
