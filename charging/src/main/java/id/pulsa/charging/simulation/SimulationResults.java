package id.pulsa.charging.simulation;

import java.util.List;

/**
 * What a scenario came to under several regimes on the same arrivals.
 *
 * @param scenario that was simulated
 * @param runs how long and how often
 * @param reports in the order of the regimes; differences are usually taken to the first, by {@link CellReport#over}
 */
public record SimulationResults(Scenario scenario, Runs runs, List<SimulationReport> reports) {
    public SimulationResults {
        reports = List.copyOf(reports);
    }
}
