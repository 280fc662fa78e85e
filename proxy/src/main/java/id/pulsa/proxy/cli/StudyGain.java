package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.CallerModel;
import id.pulsa.charging.simulation.Charges;
import id.pulsa.charging.simulation.DailyProfile;
import id.pulsa.charging.simulation.Progress;
import id.pulsa.charging.simulation.Regime;
import id.pulsa.charging.simulation.Runs;
import id.pulsa.charging.simulation.Scenario;
import id.pulsa.charging.simulation.Simulation;
import id.pulsa.charging.simulation.SimulationResults;
import id.pulsa.charging.simulation.tables.PublishedTables;
import id.pulsa.charging.simulation.tables.TablesStudy;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.study.GainReport;
import id.pulsa.proxy.studyrun.RegimeText;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa study gain}. */
@Command(
        name = "gain",
        description =
                "What the dynamic price gains in the published sectors: as published, recomputed, and simulated with"
                        + " people who call less as calls get dearer; with the grades of service before and after.")
final class StudyGain implements Callable<Integer> {
    private static final List<Regime> REGIMES = Stream.of(
                    "channels+flat", "channels+step", "channels+closed-loop", "channels+optimal")
            .map(regime -> RegimeText.parse("regimes", regime))
            .toList();

    /** About a minute on two cores. */
    private static final int REPLICATIONS = 5;

    private static final long MILLIS_PER_DAY = 86_400_000;

    private final CommonOptions options;
    private final Surroundings around;

    @Mixin
    private final RunOptions runs = new RunOptions();

    @Mixin
    private final ChargeOptions charges = new ChargeOptions();

    @Mixin
    private final StudyOutput output = new StudyOutput();

    StudyGain(CommonOptions options, Surroundings around) {
        this.options = options;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException, InterruptedException {
        output.prepare();
        Charges paid = charges.of(options.configuration());
        TablesStudy study = TablesStudy.of(PublishedTables.load());
        Progress progress = new SimulationProgress(around.err(), around.terminal());
        Runs ofBusyHour = runs.get(REPLICATIONS);
        Runs ofDay = wholeDays(ofBusyHour);
        long before = ofBusyHour.simulatedMillis(REGIMES.size());
        double whole = before + (double) ofDay.simulatedMillis(REGIMES.size());
        SimulationResults busyHour = simulate(
                new Scenario(study.cells(), CallerModel.STEADY, paid),
                ofBusyHour,
                new PartOfProgress(progress, 0, 0, before / whole));
        SimulationResults day = simulate(
                new Scenario(study.cells(), CallerModel.STEADY.with(DailyProfile.TYPICAL), paid),
                ofDay,
                new PartOfProgress(progress, before, before / whole, 1 - before / whole));
        output.show(GainReport.of(study, busyHour, day), around);
        return ExitCode.OK;
    }

    /** The night of a day is no day. */
    private static Runs wholeDays(Runs runs) {
        long days = (runs.measuredMillis() + MILLIS_PER_DAY - 1) / MILLIS_PER_DAY;
        return new Runs(runs.seed(), runs.warmUpMillis(), days * MILLIS_PER_DAY, runs.replications());
    }

    private SimulationResults simulate(Scenario scenario, Runs length, Progress progress) throws InterruptedException {
        return new Simulation(scenario, length, around.processors()).compare(REGIMES, progress);
    }

    /**
     * Progress of one simulation of several.
     *
     * @param beforeMillis virtual time of those before it
     * @param before part of the whole that they are
     * @param share of it in the whole
     */
    private record PartOfProgress(Progress whole, long beforeMillis, double before, double share) implements Progress {
        @Override
        public void reached(double fraction, long simulatedMillis) {
            whole.reached(Math.min(1, before + share * fraction), beforeMillis + simulatedMillis);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }
}
