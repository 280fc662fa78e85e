package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.tables.PublishedTables;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.proxy.study.CurvesReport;
import id.pulsa.proxy.study.ModelCell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa study curves}. */
@Command(
        name = "curves",
        description =
                "What a dearer price does: demand, revenue with its peak, carried traffic and revenue of a cell under"
                        + " each policy as its load grows, and the utilisation of the published sectors with and without dynamic"
                        + " price.")
final class StudyCurves implements Callable<Integer> {
    private final Surroundings around;

    @Option(
            names = "--channels",
            paramLabel = "N",
            defaultValue = "30",
            description = "Channels of the cell that is drawn, 1 to 10000 (default: 30).")
    private String channels = "30";

    @Option(
            names = "--gos",
            paramLabel = "GOS",
            defaultValue = "1%",
            description = "Grade of service that it is dimensioned for: 0.01 or 1%% (default: 1%%).")
    private String gos = "1%";

    @Option(
            names = "--guard",
            paramLabel = "N",
            defaultValue = "2",
            description = "Channels kept for handovers where the admission is guard (default: 2).")
    private int guard = 2;

    @Mixin
    private final StudyOutput output = new StudyOutput();

    StudyCurves(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        output.prepare();
        int wanted = TrafficText.channels(channels);
        if (guard < 0 || guard > wanted) {
            throw new UsageException("--guard: expected 0 to " + wanted + " of the cell's channels, found " + guard);
        }
        ModelCell cell = new ModelCell(wanted, TrafficText.gos(gos).doubleValue(), guard);
        output.show(CurvesReport.of(TablesStudy.of(PublishedTables.load()), cell), around);
        return ExitCode.OK;
    }
}
