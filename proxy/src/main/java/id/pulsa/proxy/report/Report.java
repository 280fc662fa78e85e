package id.pulsa.proxy.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A report.
 *
 * @param name of its files, for example {@code tables}
 * @param title for people
 * @param about what it shows, in a sentence or two
 * @param facts the results in short
 */
public record Report(String name, String title, String about, List<Fact> facts, List<Section> sections) {
    /**
     * One result.
     *
     * @param name for programs, which find the numbers themselves in the tables
     * @param label what it is
     * @param value with its unit
     * @param note how it is to be read; may be empty
     */
    public record Fact(String name, String label, String value, String note) {}

    /**
     * A part of the report.
     *
     * @param about paragraphs
     */
    public record Section(String title, List<String> about, List<Chart> charts, List<DataTable> tables) {
        public Section {
            about = List.copyOf(about);
            charts = List.copyOf(charts);
            tables = List.copyOf(tables);
        }
    }

    public Report {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** All tables, those that charts are drawn of included, each once. */
    public List<DataTable> allTables() {
        return sections.stream()
                .flatMap(section ->
                        Stream.concat(section.charts().stream().map(Chart::table), section.tables().stream()))
                .distinct()
                .toList();
    }
}
