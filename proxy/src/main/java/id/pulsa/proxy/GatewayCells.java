package id.pulsa.proxy;

import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.CellControl;
import id.pulsa.proxy.b2bua.CellLocator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The cells at work as the control API shows them. */
final class GatewayCells implements CellControl {
    private final Cells cells;
    private final CellLocator locator;
    private final TimeSource time;

    GatewayCells(Cells cells, CellLocator locator, TimeSource time) {
        this.cells = cells;
        this.locator = locator;
        this.time = time;
    }

    @Override
    public CellPlan plan() {
        return cells.plan();
    }

    @Override
    public @Nullable CellStatus status(String cell) {
        return cells.status(cell, TimeUnit.NANOSECONDS.toMillis(time.nanos()));
    }

    @Override
    public @Nullable String move(Subscriber subscriber, @Nullable String cell) {
        if (!locator.set(subscriber.number(), cell)) {
            throw new AdminException(Kind.FULL, "no more subscribers' cells can be remembered");
        }
        return locator.of(subscriber);
    }
}
