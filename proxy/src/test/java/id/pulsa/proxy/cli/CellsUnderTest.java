package id.pulsa.proxy.cli;

import id.pulsa.charging.cell.CellPast;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellPoint;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.CellControl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shipped cells at work, at a time that a test sets, and who was moved where. */
final class CellsUnderTest implements CellControl {
    final Cells cells;
    final CellPast past = new CellPast();
    final Map<String, String> moved = new HashMap<>();
    long nowMillis;

    CellsUnderTest(Path file) {
        try {
            this.cells = new Cells(CellsFile.load(file), 0);
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
        past.look(cells, 0, PulsaUnderTest.NOW);
    }

    @Override
    public CellPlan plan() {
        return cells.plan();
    }

    @Override
    public @Nullable CellStatus status(String cell) {
        return cells.status(cell, nowMillis);
    }

    @Override
    public List<CellPoint> past(String cell) {
        return past.of(cell);
    }

    @Override
    public Moved move(Subscriber subscriber, @Nullable String cell) {
        if (cell == null) {
            moved.remove(subscriber.number());
            return new Moved(subscriber.homeCell(), 0);
        }
        moved.put(subscriber.number(), cell);
        return new Moved(cell, cell.equals("Kayoon_2") ? 2 : 0);
    }
}
