package id.pulsa.proxy.cli;

import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.report.ReportDocument;
import id.pulsa.proxy.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --out} and {@code --json}: where the report of a study goes. */
final class StudyOutput {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write the report there: one HTML page, which needs no network, and CSV files.")
    private @Nullable Path directory;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    /** Makes the directory: a report that cannot be written is said before minutes of simulation, not after. */
    void prepare() {
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new FailedException("the report cannot be written to " + directory + ": " + e, e);
        }
        if (!Files.isWritable(directory)) {
            throw new FailedException("the report cannot be written to " + directory + ": permission denied");
        }
    }

    /** Prints the report and writes its files. */
    void show(Report report, Surroundings around) {
        if (json) {
            around.out().println(ReportDocument.of(report));
        } else {
            ReportText.print(around.out(), report);
        }
        if (directory == null) {
            return;
        }
        try {
            List<Path> files = ReportFiles.write(report, directory);
            around.out().flush();
            around.err().println("report: " + files.get(0) + " and " + (files.size() - 1) + " CSV files");
        } catch (IOException e) {
            throw new FailedException("the report cannot be written to " + directory + ": " + e, e);
        }
    }
}
