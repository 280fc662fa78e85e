package id.pulsa.charging.simulation;

import java.util.List;
import java.util.Map;

/**
 * What a scenario came to under one regime.
 *
 * @param regime under which
 * @param cells in the order of the scenario
 * @param total all cells together; its {@code erlangB} is weighted by their calls
 * @param gos cells in each class of the grade of service, by the blocking in their busy hour, over the replications; all
 *     classes, in order
 * @param gosOverall the same by the blocking of the whole measured time
 */
public record SimulationReport(
        Regime regime,
        List<CellReport> cells,
        CellReport total,
        Map<GosClass, Estimate> gos,
        Map<GosClass, Estimate> gosOverall) {
    public SimulationReport {
        cells = List.copyOf(cells);
    }
}
