package id.pulsa.proxy.endings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page, read strictly: a heading {@code ## Talking} begins the section of a state, tables in it have all the columns in
 * order, and a paragraph that begins with "Not here:" names kinds of events, in asterisks, that cannot happen.
 */
public final class EndingsPage {
    private static final String EXCUSE = "Not here:";
    private static final Pattern NAMED = Pattern.compile("\\*([^*]+)\\*");
    private static final Pattern RULE = Pattern.compile("\\|(?: ?:?-+:? ?\\|)+");

    private final List<EndingRow> rows = new ArrayList<>();
    private final Map<Moment, Set<Kind>> excused = new EnumMap<>(Moment.class);
    private final Set<String> known = new HashSet<>();
    private @Nullable Moment moment;
    private boolean inTable;
    private boolean inExcuse;

    private EndingsPage() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException with the number of the line that is wrong
     */
    public static EndingsPage read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    static EndingsPage parse(List<String> lines) {
        EndingsPage page = new EndingsPage();
        for (int i = 0; i < lines.size(); i++) {
            page.line(i + 1, lines.get(i).strip());
        }
        for (Moment moment : Moment.values()) {
            if (!page.excused.containsKey(moment)) {
                throw new IllegalArgumentException("no section \"## " + moment.heading() + "\"");
            }
        }
        return page;
    }

    private void line(int number, String line) {
        if (line.startsWith("#")) {
            inTable = false;
            inExcuse = false;
            heading(number, line);
        } else if (line.startsWith("|") && moment != null) {
            row(number, line, moment);
        } else {
            inTable = false;
            inExcuse = !line.isEmpty() && (inExcuse || line.startsWith(EXCUSE));
            if (inExcuse && moment != null) {
                excuse(number, line, moment);
            }
        }
    }

    private void heading(int number, String line) {
        if (line.startsWith("## ")) {
            moment = null;
            for (Moment one : Moment.values()) {
                if (line.equals("## " + one.heading())) {
                    moment = one;
                    if (excused.put(one, EnumSet.noneOf(Kind.class)) != null) {
                        throw wrong(number, "a second section for " + one.heading());
                    }
                }
            }
        }
    }

    private void row(int number, String line, Moment in) {
        if (!line.endsWith("|")) {
            throw wrong(number, "a row of a table ends with |");
        }
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
            cells.add(cell.strip());
        }
        if (!inTable) {
            inTable = true;
            if (!cells.equals(EndingRow.COLUMNS)) {
                throw wrong(number, "expected the columns " + EndingRow.COLUMNS + ", found " + cells);
            }
            return;
        }
        if (RULE.matcher(line).matches()) {
            return;
        }
        if (cells.size() != EndingRow.COLUMNS.size() || cells.contains("")) {
            throw wrong(number, "expected " + EndingRow.COLUMNS.size() + " filled columns, found " + cells);
        }
        EndingRow row = EndingRow.of(number, in, cells);
        if (!row.left().equals(EndingRow.NOTHING) && !row.left().equals(EndingRow.THE_CALL)) {
            throw wrong(number, "left is \"nothing\" or \"the call\", found \"" + row.left() + "\"");
        }
        if (!known.add(in + row.event())) {
            throw wrong(number, "a second row for \"" + row.event() + "\"");
        }
        rows.add(row);
    }

    private void excuse(int number, String line, Moment in) {
        Matcher named = NAMED.matcher(line);
        while (named.find()) {
            String text = named.group(1);
            Kind kind = null;
            for (Kind one : Kind.values()) {
                kind = one.text().equals(text) ? one : kind;
            }
            if (kind == null) {
                throw wrong(number, "no such kind of event: \"" + text + "\"");
            }
            excused.computeIfAbsent(in, unused -> EnumSet.noneOf(Kind.class)).add(kind);
        }
    }

    private static IllegalArgumentException wrong(int number, String what) {
        return new IllegalArgumentException("line " + number + ": " + what);
    }

    /** In the order of the page. */
    public List<EndingRow> rows() {
        return List.copyOf(rows);
    }

    /** What cannot happen in a state. */
    public Set<Kind> excused(Moment in) {
        return Set.copyOf(excused.getOrDefault(in, Set.of()));
    }
}
