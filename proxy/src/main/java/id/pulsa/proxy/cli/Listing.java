package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.admin.Administration;
import id.pulsa.proxy.admin.Document;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows as they come, as a JSON array or as a table. The first rows decide how wide the columns are, so that a
 * listing of a million rows needs no more memory than one of a few.
 */
final class Listing {
    private static final int ROWS_AHEAD = 1_000;
    private static final String GAP = "  ";

    private final PrintStream out;
    private final boolean json;
    private final List<Column> columns;
    private final List<List<String>> ahead = new ArrayList<>();
    private final int[] widths;
    private boolean begun;

    Listing(PrintStream out, boolean json, List<Column> columns) {
        this.out = out;
        this.json = json;
        this.columns = columns;
        this.widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).header().length();
        }
    }

    /** What was done: as a document, or in a sentence. */
    static void say(PrintStream out, boolean json, Document document, String sentence) {
        out.println(json ? document.toString() : sentence);
    }

    void add(Document row) {
        if (json) {
            out.print(begun ? ",\n" : "[\n");
            out.print(row);
            begun = true;
            return;
        }
        List<String> cells = columns.stream().map(column -> column.show(row)).toList();
        if (begun) {
            print(cells);
            return;
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(
                    widths[i], cells.get(i).codePointCount(0, cells.get(i).length()));
        }
        ahead.add(cells);
        if (ahead.size() == ROWS_AHEAD) {
            begin();
        }
    }

    /** Where pages of rows come from. */
    @FunctionalInterface
    interface Pages {
        /**
         * One page.
         *
         * @param cursor of the page before; null for the first
         */
        Page<Document> after(@Nullable String cursor);
    }

    /** Prints all rows, page by page, as long as somebody reads. */
    void all(Pages pages) {
        @Nullable String cursor = null;
        do {
            Page<Document> page = pages.after(cursor);
            page.rows().forEach(this::add);
            cursor = page.next();
        } while (cursor != null && !out.checkError());
        end();
    }

    /** Where pages of a size come from. */
    @FunctionalInterface
    interface SizedPages {
        /**
         * One page.
         *
         * @param cursor of the page before; null for the first
         * @param size most rows in it
         */
        Page<Document> after(@Nullable String cursor, int size);
    }

    /**
     * Prints the first rows, page by page, as long as somebody reads.
     *
     * @throws UsageException when the limit is below 1
     */
    void first(long limit, SizedPages pages) {
        if (limit < 1) {
            throw new UsageException("--limit must be 1 or more");
        }
        @Nullable String cursor = null;
        long left = limit;
        do {
            Page<Document> page = pages.after(cursor, (int) Math.min(left, Administration.MAX_PAGE));
            page.rows().forEach(this::add);
            left -= page.rows().size();
            cursor = page.next();
        } while (cursor != null && left > 0 && !out.checkError());
        end();
    }

    void end() {
        if (json) {
            out.print(begun ? "\n]\n" : "[]\n");
        } else if (!begun) {
            begin();
        }
        out.flush();
    }

    private void begin() {
        begun = true;
        print(columns.stream().map(Column::header).toList());
        ahead.forEach(this::print);
        ahead.clear();
    }

    private void print(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String space = " ".repeat(Math.max(0, widths[i] - cell.codePointCount(0, cell.length())));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right() ? space + cell : cell + space);
        }
        out.println(line.toString().stripTrailing());
    }

    /** One document's fields, one a line. */
    static void show(PrintStream out, boolean json, Document document, List<Column> fields) {
        if (json) {
            out.println(document);
            return;
        }
        int width =
                fields.stream().mapToInt(field -> field.header().length()).max().orElse(0);
        for (Column field : fields) {
            out.println(field.header() + " ".repeat(width - field.header().length()) + GAP + field.show(document));
        }
    }
}
