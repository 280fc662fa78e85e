package id.pulsa.proxy.studyrun;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.simulation.CallerModel;
import id.pulsa.charging.simulation.Charges;
import id.pulsa.charging.simulation.DailyProfile;
import id.pulsa.charging.simulation.NaturalLoads;
import id.pulsa.charging.simulation.Progress;
import id.pulsa.charging.simulation.Regime;
import id.pulsa.charging.simulation.Runs;
import id.pulsa.charging.simulation.Scenario;
import id.pulsa.charging.simulation.SimulatedCell;
import id.pulsa.charging.simulation.Simulation;
import id.pulsa.charging.simulation.tables.PublishedSector;
import id.pulsa.charging.simulation.tables.PublishedTables;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.study.SimulationReportPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A study that can be run: options that were understood, with the tariffs and cells of one moment.
 *
 * @param regimes at least one, of different names
 */
public record StudyPlan(StudyKind kind, Scenario scenario, Runs runs, List<Regime> regimes) {
    public StudyPlan {
        regimes = List.copyOf(regimes);
    }

    /**
     * Understands options.
     *
     * @param loads of the cells in their busy hour
     * @throws OptionException with the first option that is wrong
     */
    public static StudyPlan of(StudyOptions options, NaturalLoads loads, Tariffs tariffs, List<Cell> cells) {
        String option = options.kind().regimeOption();
        List<Regime> regimes = options.regimes().stream()
                .map(text -> RegimeText.parse(option, text))
                .toList();
        if (regimes.isEmpty()) {
            throw new OptionException(option, "none is named");
        }
        if (regimes.stream().map(Regime::name).distinct().count() < regimes.size()) {
            throw new OptionException(option, "a regime is named twice");
        }
        Charges charges = CallPrices.of(tariffs, options.plan(), options.to());
        Scenario scenario = scenario(loaded(loads, cells), callers(options), charges);
        Runs runs = RunLength.of(options.time(), options.warmUp(), options.replications(), options.seed());
        return new StudyPlan(options.kind(), scenario, runs, regimes);
    }

    /** The loads of the published sectors. */
    public static NaturalLoads publishedLoads() {
        Map<String, Double> published = new HashMap<>();
        for (PublishedSector sector : PublishedTables.load().sectors()) {
            published.put(sector.name(), sector.traffic().doubleValue());
        }
        return new NaturalLoads(published);
    }

    private static CallerModel callers(StudyOptions options) {
        String holdingTime = options.holdingTime();
        long holding = holdingTime == null ? CellTerms.HOLDING_MILLIS : RunLength.millis("holding_time", holdingTime);
        if (holding == 0) {
            throw new OptionException("holding_time", "a call takes some time");
        }
        if (!(options.handovers() >= 0 && options.handovers() <= CallerModel.MAX_HANDOVERS)) {
            throw new OptionException(
                    "handovers",
                    "expected 0 to " + (int) CallerModel.MAX_HANDOVERS + " a call, found " + options.handovers());
        }
        return new CallerModel(profile(options.day()), holding, options.handovers());
    }

    private static DailyProfile profile(String day) {
        return switch (day) {
            case "typical" -> DailyProfile.TYPICAL;
            case "flat" -> DailyProfile.FLAT;
            default -> throw new OptionException("day", "expected typical or flat, found \"" + day + "\"");
        };
    }

    private static List<SimulatedCell> loaded(NaturalLoads loads, List<Cell> cells) {
        try {
            return loads.of(cells);
        } catch (IllegalArgumentException e) {
            throw new OptionException("loads", String.valueOf(e.getMessage()));
        }
    }

    private static Scenario scenario(List<SimulatedCell> cells, CallerModel callers, Charges charges) {
        try {
            return new Scenario(cells, callers, charges);
        } catch (IllegalArgumentException e) {
            throw new OptionException(null, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Simulates, and reports.
     *
     * @param threads that simulate at once, > 0; the result is the same
     * @throws java.util.concurrent.CancellationException when the progress says so
     */
    public Report simulate(int threads, Progress progress) throws InterruptedException {
        String title = regimes.size() == 1 ? "A simulated network" : "Policies side by side";
        return SimulationReportPage.of(
                kind.text(), title, new Simulation(scenario, runs, threads).compare(regimes, progress));
    }
}
