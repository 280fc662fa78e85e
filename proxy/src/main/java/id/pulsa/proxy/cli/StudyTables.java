package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.tables.PublishedTables;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.study.TablesReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa study tables}. */
@Command(
        name = "tables",
        description = "The published tables of the study behind the dynamic price, recomputed and compared; beside them"
                + " what comes out when demand falls with the price.")
final class StudyTables implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private final StudyOutput output = new StudyOutput();

    StudyTables(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        output.prepare();
        output.show(TablesReport.of(TablesStudy.of(PublishedTables.load())), around);
        return ExitCode.OK;
    }
}
