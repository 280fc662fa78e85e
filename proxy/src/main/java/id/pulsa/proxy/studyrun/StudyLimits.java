package id.pulsa.proxy.studyrun;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.simulation.CallerModel;
import id.pulsa.charging.simulation.Regime;
import id.pulsa.charging.simulation.Runs;
import id.pulsa.charging.simulation.SimulatedCell;
import java.util.List;

/** What is too much for a gateway that has calls to carry: the command line simulates that on its own. */
final class StudyLimits {
    /** A line of results for each cell under each regime: about a kilobyte of memory. */
    static final int MAX_LINES = 1_000;

    /** Counters of each cell under each regime in each replication, about 4 KB, are kept until the end. */
    static final int MAX_COUNTERS = 10_000;

    /** The usual comparison of the published sectors has about 22 million. */
    static final long MAX_EVENTS = 250_000_000;

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** A longer call is charged in slices of five minutes. */
    private static final double SLICES_PER_HOUR = 12;

    /** Prices are not looked at more often. */
    private static final long LEAST_INTERVAL_MILLIS = 1_000;

    private static final String ELSEWHERE = "; the command line has no such limit";

    private StudyLimits() {}

    /** @throws OptionException when it is too much */
    static void check(StudyPlan plan) {
        long lines = (long) plan.scenario().cells().size() * plan.regimes().size();
        if (lines > MAX_LINES) {
            throw new OptionException(
                    plan.kind().regimeOption(),
                    "cells × regimes are at most " + MAX_LINES + " here, found " + lines + ELSEWHERE);
        }
        long counters = lines * plan.runs().replications();
        if (counters > MAX_COUNTERS) {
            throw new OptionException(
                    "replications",
                    "cells × regimes × replications are at most " + MAX_COUNTERS + " here, found " + counters
                            + ELSEWHERE);
        }
        double events = events(plan);
        if (events > MAX_EVENTS) {
            throw new OptionException(
                    "time",
                    "about " + Math.round(events / 1e6) + " million events would be simulated, at most "
                            + MAX_EVENTS / 1_000_000 + " million are here" + ELSEWHERE);
        }
    }

    /** Calls begun, handed over and charged for another slice, and prices looked at: about so many, rather more. */
    static double events(StudyPlan plan) {
        Runs runs = plan.runs();
        double hours = runs.replications() * (runs.warmUpMillis() + (double) runs.measuredMillis()) / MILLIS_PER_HOUR;
        CallerModel callers = plan.scenario().callers();
        double callsPerErlang = MILLIS_PER_HOUR / callers.holdingMillis() * (1 + callers.handoversPerCall());
        double perHour = 0;
        for (Regime regime : plan.regimes()) {
            perHour += looksPerHour(plan.scenario().cells(), regime);
            for (SimulatedCell cell : plan.scenario().cells()) {
                perHour += cell.naturalErl() * (callsPerErlang + SLICES_PER_HOUR);
            }
        }
        return hours * perHour;
    }

    /** All cells are looked at as often as the one that wants it most. */
    private static double looksPerHour(List<SimulatedCell> cells, Regime regime) {
        long interval = Long.MAX_VALUE;
        for (SimulatedCell cell : cells) {
            Cell terms = regime.of(cell.cell());
            interval = Math.min(interval, terms.terms().price().intervalMillis());
        }
        return cells.size() * MILLIS_PER_HOUR / Math.max(LEAST_INTERVAL_MILLIS, interval);
    }
}
