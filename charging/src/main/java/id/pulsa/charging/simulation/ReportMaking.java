package id.pulsa.charging.simulation;

import id.pulsa.charging.admission.MeasuredBlocking;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.erlang.ErlangB;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes the report of one regime of what its replications counted. */
final class ReportMaking {
    private static final String TOTAL = "all cells";

    private final Scenario scenario;
    private final Regime regime;
    private final Runs runs;

    // By replication, then by cell.
    private final List<CellCounters[]> counted;
    private final List<Integer> busyHours;
    private final Neighbours neighbours;

    ReportMaking(Scenario scenario, Regime regime, Runs runs, List<CellCounters[]> counted) {
        this.scenario = scenario;
        this.regime = regime;
        this.runs = runs;
        this.counted = counted;
        this.neighbours = new Neighbours(
                scenario.cells().stream().map(SimulatedCell::cell).toList());
        this.busyHours = scenario.callers().profile().busiest(runs.measuredMillis());
    }

    SimulationReport report() {
        List<CellReport> cells = new ArrayList<>();
        for (int i = 0; i < scenario.cells().size(); i++) {
            cells.add(cell(i));
        }
        return new SimulationReport(regime, cells, total(cells), gos(Metric.BUSY_BLOCKING), gos(Metric.BLOCKING));
    }

    private CellReport cell(int index) {
        Cell cell = scenario.cells().get(index).cell();
        double capacity = cell.capacityErl();
        double holding = scenario.callers().holdingMillis();
        List<CellCounters> each = counted.stream().map(run -> run[index]).toList();
        List<Metric.About> about = each.stream()
                .map(counters -> new Metric.About(
                        runs.measuredMillis(), holding, capacity, 1, mean(counters.path) / 1_000, busyHours))
                .toList();
        CellCounters sum = sum(each);
        double[] path = new double[sum.path.points()];
        for (CellCounters counters : each) {
            addPath(path, counters.path, 1.0 / each.size());
        }
        return report(
                cell.name(),
                cell.channels(),
                capacity,
                scenario.cells().get(index).naturalErl(),
                each,
                about,
                sum,
                erlangB(index, sum),
                path);
    }

    private CellReport total(List<CellReport> cells) {
        double natural = cells.stream().mapToDouble(CellReport::naturalErl).sum();
        double capacity = cells.stream().mapToDouble(CellReport::capacityErl).sum();
        double holding = scenario.callers().holdingMillis();
        List<CellCounters> each = new ArrayList<>();
        List<Metric.About> about = new ArrayList<>();
        for (CellCounters[] run : counted) {
            each.add(sum(Arrays.asList(run)));
            double ratio = 0;
            for (int i = 0; i < run.length; i++) {
                ratio += weight(i, natural) * mean(run[i].path) / 1_000;
            }
            about.add(new Metric.About(runs.measuredMillis(), holding, capacity, cells.size(), ratio, busyHours));
        }
        double erlangB = 0;
        double attempts =
                Math.max(1, cells.stream().mapToLong(CellReport::attempts).sum());
        double[] path = new double[new PricePath(runs.measuredMillis()).points()];
        for (int i = 0; i < cells.size(); i++) {
            CellReport cell = cells.get(i);
            erlangB += cell.erlangB() * cell.attempts() / attempts;
            for (int point = 0; point < path.length; point++) {
                path[point] += weight(i, natural) * cell.path().get(point);
            }
        }
        int channels = cells.stream().mapToInt(CellReport::channels).sum();
        return report(TOTAL, channels, capacity, natural, each, about, sum(each), erlangB, path);
    }

    private double weight(int cell, double natural) {
        return natural == 0
                ? 1.0 / scenario.cells().size()
                : scenario.cells().get(cell).naturalErl() / natural;
    }

    private CellReport report(
            String name,
            int channels,
            double capacity,
            double natural,
            List<CellCounters> each,
            List<Metric.About> about,
            CellCounters sum,
            double erlangB,
            double[] path) {
        Map<Metric, Estimate> estimates = new EnumMap<>(Metric.class);
        Map<Metric, List<Double>> samples = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            double[] values = new double[each.size()];
            Arrays.setAll(values, i -> metric.value(each.get(i), about.get(i)));
            estimates.put(metric, Estimate.of(values));
            samples.put(metric, Arrays.stream(values).boxed().toList());
        }
        return new CellReport(
                name,
                channels,
                capacity,
                natural,
                sum.natural,
                sum.pricedOut,
                sum.full,
                sum.preblocked,
                sum.guarded,
                sum.noCredit,
                sum.handovers,
                sum.handoversRefused,
                sum.handoversDropped,
                sum.priceChanges,
                sum.revenueMicros,
                MeasuredBlocking.of(
                        each.stream().mapToLong(CellCounters::attempts).toArray(),
                        each.stream().mapToLong(CellCounters::blocked).toArray()),
                erlangB,
                busyHours.get(0),
                Metric.BUSY_BLOCKING.value(sum, about.get(0)),
                Collections.unmodifiableMap(estimates),
                Collections.unmodifiableMap(samples),
                sum.path.stretchMillis(),
                Arrays.stream(path).boxed().toList());
    }

    private CellCounters sum(List<CellCounters> each) {
        CellCounters sum = new CellCounters(runs.measuredMillis());
        each.forEach(sum::add);
        return sum;
    }

    private double mean(PricePath path) {
        double sum = 0;
        for (int point = 0; point < path.points(); point++) {
            sum += path.ratioMillis(point);
        }
        return sum / runs.measuredMillis();
    }

    private void addPath(double[] to, PricePath path, double weight) {
        for (int point = 0; point < to.length; point++) {
            long from = point * path.stretchMillis();
            long millis = Math.min(path.stretchMillis(), runs.measuredMillis() - from);
            to[point] += weight * path.ratioMillis(point) / millis / 1_000;
        }
    }

    /**
     * Erlang B for the load of each hour of the day, at the prices that were in force. A call stays in a cell for an
     * exponential time also when it may leave it, however it came.
     */
    private double erlangB(int index, CellCounters sum) {
        int channels = scenario.cells().get(index).cell().channels();
        double leaving = neighbours.count(index) > 0 ? scenario.callers().handoversPerCall() : 0;
        double attempts = 0;
        double blocked = 0;
        for (int hour = 0; hour < DailyProfile.HOURS; hour++) {
            if (sum.millis[hour] > 0 && sum.attempts[hour] > 0) {
                double offered = (sum.expectedErlMillis[hour]
                                + sum.handoversIn[hour]
                                        * (double) scenario.callers().holdingMillis())
                        / sum.millis[hour]
                        / (1 + leaving);
                attempts += sum.attempts[hour];
                blocked += sum.attempts[hour] * ErlangB.blocking(channels, offered);
            }
        }
        return attempts == 0 ? 0 : blocked / attempts;
    }

    private Map<GosClass, Estimate> gos(Metric blocking) {
        Metric.About about = new Metric.About(1, 1, 1, 1, 1, busyHours);
        Map<GosClass, Estimate> classes = new EnumMap<>(GosClass.class);
        for (GosClass gos : GosClass.values()) {
            classes.put(
                    gos,
                    Estimate.of(counted.stream()
                            .mapToDouble(run -> Arrays.stream(run)
                                    .filter(counters -> GosClass.of(blocking.value(counters, about)) == gos)
                                    .count())
                            .toArray()));
        }
        return Collections.unmodifiableMap(classes);
    }
}
