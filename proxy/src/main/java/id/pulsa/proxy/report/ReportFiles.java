package id.pulsa.proxy.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report as files: one HTML page and a CSV file for each table. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes all files, over those that an earlier report of the name left.
     *
     * @param directory made when it does not exist
     * @return what was written, the page first
     */
    public static List<Path> write(Report report, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        Path page = directory.resolve(report.name() + ".html");
        Files.writeString(page, HtmlReport.of(report));
        files.add(page);
        for (DataTable table : report.allTables()) {
            Path file = directory.resolve(table.name() + ".csv");
            Files.writeString(file, CsvText.of(table));
            files.add(file);
        }
        return files;
    }
}
