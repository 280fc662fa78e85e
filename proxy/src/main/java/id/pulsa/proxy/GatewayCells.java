package id.pulsa.proxy;

import id.pulsa.charging.cell.CellPast;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellPoint;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.CellControl;
import id.pulsa.proxy.b2bua.B2bua;
import id.pulsa.proxy.b2bua.CellLocator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The cells at work as the control API shows them. */
final class GatewayCells implements CellControl {
    private static final int PATIENCE_SECONDS = 5;

    private final Cells cells;
    private final CellPast past;
    private final CellLocator locator;
    private final B2bua b2bua;
    private final TimeSource time;

    GatewayCells(Cells cells, CellPast past, CellLocator locator, B2bua b2bua, TimeSource time) {
        this.cells = cells;
        this.past = past;
        this.locator = locator;
        this.b2bua = b2bua;
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
    public List<CellPoint> past(String cell) {
        return past.of(cell);
    }

    @Override
    public Moved move(Subscriber subscriber, @Nullable String cell) {
        if (!locator.set(subscriber.number(), cell)) {
            throw new AdminException(Kind.FULL, "no more subscribers' cells can be remembered");
        }
        String now = locator.of(subscriber);
        try {
            return new Moved(now, b2bua.moved(subscriber.number(), now).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted while the calls were handed over", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AdminException(Kind.UNAVAILABLE, "the calls were not handed over in time", e);
        }
    }
}
