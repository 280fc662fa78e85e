package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.tables.PublishedTables;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.study.CurvesReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa study curves}. */
@Command(
        name = "curves",
        description = "What a dearer price does: demand, revenue with its peak, and the utilisation of the published"
                + " sectors with and without dynamic price.")
final class StudyCurves implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private final StudyOutput output = new StudyOutput();

    StudyCurves(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        output.show(CurvesReport.of(TablesStudy.of(PublishedTables.load())), around);
        return ExitCode.OK;
    }
}
