package id.pulsa.proxy.admin;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellPoint;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.ledger.Subscriber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells, at work or as configured. Called from the control API's threads. */
public interface CellControl {
    /** As they are configured now. */
    CellPlan plan();

    /** A cell at work; null when none of that name is. */
    @Nullable CellStatus status(String cell);

    /** How a cell looked before, the oldest first; empty when that is not known. */
    List<CellPoint> past(String cell);

    /**
     * Says in which cell a subscriber is.
     *
     * @param cell of the plan; null to forget what was set before
     * @return where the subscriber is now, whatever says so
     */
    Moved move(Subscriber subscriber, @Nullable String cell);

    /**
     * Where a subscriber is.
     *
     * @param cell null for none
     * @param calls running calls that were told to go there
     */
    record Moved(@Nullable String cell, int calls) {}
}
