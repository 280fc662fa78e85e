package id.pulsa.charging.tariff;

import id.pulsa.charging.csv.CsvReader;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.charging.yaml.YamlMap;
import id.pulsa.charging.yaml.YamlScalar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a table of destinations: a row is read like an item of {@code destinations}, each cell as a value of it. */
final class DestinationsCsv {
    /** Longest file accepted, in bytes. */
    static final int MAX_FILE_BYTES = 64 << 20;

    static final String BAND = "band";

    private static final String PREFIX = "prefix";
    private static final List<String> REQUIRED = List.of(PREFIX, "name", "price", "per");
    private static final Set<String> COLUMNS = new LinkedHashSet<>(List.of(
            PREFIX,
            "name",
            "price",
            "per",
            "first_increment",
            "next_increment",
            "connection_fee",
            "minimum",
            "free",
            "daily_cap",
            "message_price",
            "barred",
            BAND));

    private final String file;
    private final Findings findings;
    private final DestinationRows rows;
    private final Map<String, String> names = new HashMap<>();
    private final Map<PriceDraft, PriceDraft> prices = new HashMap<>();

    private DestinationsCsv(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.rows = new DestinationRows(findings);
    }

    /**
     * All destinations of the table.
     *
     * @param draft is read in its place; null for the file itself
     * @param named where the file is named, for what concerns it as a whole
     */
    static Collection<DestinationDraft> read(Path file, @Nullable String draft, Mark named, Findings findings) {
        try {
            if (draft != null) {
                InputStream in = new ByteArrayInputStream(draft.getBytes(StandardCharsets.UTF_8));
                return new DestinationsCsv(file.toString(), findings).read(new CsvReader(in));
            }
            if (!Files.isRegularFile(file)) {
                findings.add(named, Files.exists(file) ? file + " is no file" : "there is no file " + file);
            } else if (Files.size(file) > MAX_FILE_BYTES) {
                findings.add(named, file + " is longer than the limit of " + MAX_FILE_BYTES + " bytes");
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    return new DestinationsCsv(file.toString(), findings).read(new CsvReader(in));
                }
            }
        } catch (IOException e) {
            findings.add(named, file + " cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    private Collection<DestinationDraft> read(CsvReader reader) throws IOException {
        try {
            List<String> header = reader.record();
            if (header == null) {
                findings.add(new Mark(file, 1, 1), "the file is empty; its first line names the columns");
                return List.of();
            }
            List<String> columns = header.stream().map(String::strip).toList();
            if (!isKnown(columns, reader)) {
                return List.of();
            }
            for (List<String> cells = reader.record(); cells != null; cells = reader.record()) {
                if (findings.count() == Findings.MAX_FINDINGS) {
                    break;
                }
                row(columns, cells, reader);
            }
        } catch (IllegalArgumentException e) {
            int last = reader.fields() - 1;
            findings.add(mark(reader, last), e.getMessage() + "; the rest of the file was not read");
        }
        rows.checkBanded();
        return rows.destinations().values();
    }

    private boolean isKnown(List<String> columns, CsvReader reader) {
        boolean known = true;
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (!COLUMNS.contains(column)) {
                findings.add(mark(reader, i), "unknown column \"" + column + "\"" + Suggestion.hint(column, COLUMNS));
                known = false;
            } else if (columns.indexOf(column) < i) {
                findings.add(mark(reader, i), "column \"" + column + "\" is given twice");
                known = false;
            }
        }
        for (String column : REQUIRED) {
            if (known && !columns.contains(column)) {
                findings.add(mark(reader, 0), "column \"" + column + "\" is missing");
                known = false;
            }
        }
        return known;
    }

    private void row(List<String> columns, List<String> cells, CsvReader reader) {
        if (cells.size() != columns.size()) {
            findings.add(
                    mark(reader, 0),
                    "expected " + columns.size() + " cells as in the first line, found " + cells.size());
            return;
        }
        Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
        Map<String, Mark> empty = new HashMap<>();
        List<YamlScalar> band = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String cell = cells.get(i).strip();
            Mark mark = mark(reader, i);
            if (cell.isEmpty() && !column.equals(PREFIX)) {
                empty.put(column, mark);
            } else if (column.equals(BAND)) {
                band.add(new YamlScalar(mark, cell));
            } else {
                entries.put(column, new YamlMap.Entry(mark, new YamlScalar(mark, cell)));
            }
        }
        Section section = Section.ofRow(new YamlMap(mark(reader, 0), entries), empty, findings);
        DestinationSection.read(section).map(this::shared).ifPresent(destination -> {
            if (band.isEmpty()) {
                rows.add(destination);
            } else {
                rows.add(
                        destination,
                        String.valueOf(band.get(0).text()),
                        band.get(0).mark());
            }
        });
    }

    /** Tables are long, but have few different prices and names: equal ones are kept once. */
    private DestinationDraft shared(DestinationDraft draft) {
        return new DestinationDraft(
                draft.mark(),
                draft.key(),
                names.computeIfAbsent(draft.name(), name -> name),
                prices.computeIfAbsent(draft.price(), price -> price),
                draft.messageMicros());
    }

    private Mark mark(CsvReader reader, int field) {
        return new Mark(file, reader.line(field), reader.column(field));
    }
}
