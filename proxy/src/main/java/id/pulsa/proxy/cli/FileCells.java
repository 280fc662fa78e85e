package id.pulsa.proxy.cli;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellPoint;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.proxy.admin.CellControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells as cells.yaml says them now, with no gateway. */
final class FileCells implements CellControl {
    private final CellPlan plan;

    FileCells(CellPlan plan) {
        this.plan = plan;
    }

    @Override
    public CellPlan plan() {
        return plan;
    }

    @Override
    public @Nullable CellStatus status(String cell) {
        return null;
    }

    @Override
    public List<CellPoint> past(String cell) {
        return List.of();
    }

    @Override
    public Moved move(Subscriber subscriber, @Nullable String cell) {
        throw new FailedException("there is no gateway that could know where phones are");
    }
}
