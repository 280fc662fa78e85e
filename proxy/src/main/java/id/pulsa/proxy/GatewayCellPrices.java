package id.pulsa.proxy;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.proxy.admin.CellPrices;
import id.pulsa.proxy.b2bua.CellLocator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The prices that the cells of the running gateway have now, and who is in them. */
record GatewayCellPrices(Cells cells, CellLocator locator) implements CellPrices {
    @Override
    public Set<String> names() {
        return cells.cells().stream().map(Cell::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public @Nullable String cellOf(Subscriber subscriber) {
        return locator.of(subscriber);
    }

    @Override
    public int ratioThousandths(String cell) {
        return cells.ratioThousandths(cell);
    }
}
