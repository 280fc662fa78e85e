package id.pulsa.charging.simulation;

import java.util.List;

/**
 * What is simulated.
 *
 * @param cells at most {@link #MAX_CELLS}, with different names
 * @param callers how people call
 * @param charges what it costs them
 */
public record Scenario(List<SimulatedCell> cells, CallerModel callers, Charges charges) {
    /** Most cells. */
    public static final int MAX_CELLS = 10_000;

    public Scenario {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("no cells are configured, so there is nothing to simulate");
        }
        if (cells.size() > MAX_CELLS) {
            throw new IllegalArgumentException(cells.size() + " cells: at most " + MAX_CELLS + " are simulated");
        }
    }
}
