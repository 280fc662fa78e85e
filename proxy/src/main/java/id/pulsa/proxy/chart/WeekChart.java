package id.pulsa.proxy.chart;

import id.pulsa.proxy.chart.WeekTable.Cell;
import id.pulsa.proxy.chart.WeekTable.Day;
import id.pulsa.proxy.chart.WeekTable.Level;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A week's prices as a heat map: a row for each day, a column for each hour or part of one, and a legend. */
public final class WeekChart {
    private static final int MARGIN = 24;
    private static final int DAYS_WIDTH = 190;
    private static final int TOP = 108;
    private static final int ROW_HEIGHT = 40;
    private static final int GAP = 2;
    private static final int MAP_WIDTH = 1_152;
    private static final int LEGEND_BOX = 22;
    private static final int LEGEND_GAP = 26;
    private static final int HOURS = 24;

    private final WeekTable table;
    private final List<Level> levels;

    public WeekChart(WeekTable table) {
        this.table = table;
        this.levels = table.levels();
    }

    /** As SVG. */
    public String svg() {
        SvgCanvas canvas = new SvgCanvas(width(), height());
        draw(canvas);
        return canvas.text();
    }

    /** As PNG. */
    public void png(OutputStream out) throws IOException {
        PixelCanvas canvas = new PixelCanvas(width(), height());
        draw(canvas);
        canvas.write(out);
    }

    private static int width() {
        return MARGIN + DAYS_WIDTH + MAP_WIDTH + MARGIN;
    }

    private int height() {
        return TOP + table.days().size() * ROW_HEIGHT + 2 * MARGIN + LEGEND_BOX * legendRows() + MARGIN / 2;
    }

    private void draw(Canvas canvas) {
        canvas.text(MARGIN, MARGIN, 3, Palette.TEXT, table.title());
        canvas.text(MARGIN, MARGIN + 34, 2, Palette.FAINT, table.subtitle());
        for (int hour = 0; hour < HOURS; hour++) {
            String label = hour < 10 ? "0" + hour : Integer.toString(hour);
            canvas.text(MARGIN + DAYS_WIDTH + hour * MAP_WIDTH / HOURS, TOP - 20, 2, Palette.FAINT, label);
        }
        int y = TOP;
        for (Day day : table.days()) {
            row(canvas, day, y);
            y += ROW_HEIGHT;
        }
        legend(canvas, y + MARGIN);
    }

    private void row(Canvas canvas, Day day, int y) {
        canvas.text(MARGIN, y + (ROW_HEIGHT - 2 * Canvas.TEXT_HEIGHT) / 2, 2, Palette.TEXT, day.name());
        int cellWidth = MAP_WIDTH / table.columns();
        for (int column = 0; column < day.cells().size(); column++) {
            int x = MARGIN + DAYS_WIDTH + column * cellWidth;
            Cell cell = day.cells().get(column);
            int level = cell == null ? -1 : WeekTable.level(levels, cell.price());
            int colour = cell == null ? Palette.NOTHING : Palette.colour(level, levels.size());
            canvas.rectangle(
                    x,
                    y,
                    cellWidth - (cellWidth > 20 ? GAP : 0),
                    ROW_HEIGHT - GAP,
                    colour,
                    cell == null ? "the clock never shows this time" : cell.tip());
            if (cell != null && Canvas.width(cell.label(), 1) <= cellWidth - GAP) {
                int indent = (cellWidth - GAP - Canvas.width(cell.label(), 1)) / 2;
                int down = (ROW_HEIGHT - GAP - Canvas.TEXT_HEIGHT) / 2;
                canvas.text(x + indent, y + down, 1, Palette.textOn(colour), cell.label());
            }
        }
    }

    private int legendRows() {
        int rows = 1;
        int x = 0;
        for (Level level : levels) {
            int entry = LEGEND_BOX + 8 + Canvas.width(level.label(), 2) + LEGEND_GAP;
            if (x > 0 && x + entry > width() - 2 * MARGIN) {
                rows++;
                x = 0;
            }
            x += entry;
        }
        return rows;
    }

    private void legend(Canvas canvas, int top) {
        int x = 0;
        int y = top;
        for (int i = 0; i < levels.size(); i++) {
            String label = levels.get(i).label();
            int entry = LEGEND_BOX + 8 + Canvas.width(label, 2) + LEGEND_GAP;
            if (x > 0 && x + entry > width() - 2 * MARGIN) {
                x = 0;
                y += LEGEND_BOX + 4;
            }
            canvas.rectangle(MARGIN + x, y, LEGEND_BOX, LEGEND_BOX, Palette.colour(i, levels.size()), "");
            canvas.text(MARGIN + x + LEGEND_BOX + 8, y + 4, 2, Palette.TEXT, label);
            x += entry;
        }
    }
}
