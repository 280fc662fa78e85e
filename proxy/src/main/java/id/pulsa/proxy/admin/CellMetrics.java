package id.pulsa.proxy.admin;

import id.pulsa.charging.cell.CellStatus;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measurements of every cell, theory beside them: one line for each cell and measurement. */
public final class CellMetrics {
    private final MetricsText metrics;
    private final List<CellStatus> cells;

    private CellMetrics(MetricsText metrics, List<CellStatus> cells) {
        this.metrics = metrics;
        this.cells = cells;
    }

    /** Writes them. */
    public static void measure(MetricsText metrics, List<CellStatus> cells) {
        if (!cells.isEmpty()) {
            new CellMetrics(metrics, cells).write();
        }
    }

    private void write() {
        family("pulsa_cell_channels", "Voice channels", cell -> cell.cell().channels());
        family("pulsa_cell_channels_busy", "Voice channels taken", CellStatus::busy);
        family("pulsa_cell_load_erlang", "Offered load, measured over the cell's window", CellStatus::offeredErl);
        family("pulsa_cell_natural_load_erlang", "What the load would be at the normal price", CellStatus::naturalErl);
        family("pulsa_cell_capacity_erlang", "Load at which the grade of service is reached", CellStatus::capacityErl);
        family("pulsa_cell_price_ratio", "Price by normal price", cell -> cell.ratioThousandths() / 1_000.0);
        family(
                "pulsa_cell_window_arrivals",
                "Calls that came within the window, blocked ones among them",
                cell -> cell.measured().arrivals());
        family(
                "pulsa_cell_window_blocked",
                "Calls blocked within the window",
                cell -> cell.measured().blocked());
        family(
                "pulsa_cell_blocking_ratio",
                "Part of the calls that was blocked within the window",
                cell -> cell.measured().share());
        family(
                "pulsa_cell_blocking_ratio_low",
                "Lower end of its 95 % confidence interval",
                cell -> cell.measured().low());
        family(
                "pulsa_cell_blocking_ratio_high",
                "Upper end of its 95 % confidence interval",
                cell -> cell.measured().high());
        family("pulsa_cell_erlang_b_ratio", "Blocking by Erlang B for the load", CellStatus::blocking);
    }

    private void family(String name, String help, ToDoubleFunction<CellStatus> value) {
        metrics.family(name, help);
        for (CellStatus cell : cells) {
            metrics.sample(
                    name,
                    value.applyAsDouble(cell),
                    "cell",
                    cell.cell().name(),
                    "cluster",
                    cell.cell().cluster());
        }
    }
}
