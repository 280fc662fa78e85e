package id.pulsa.proxy;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.Cells;
import id.pulsa.proxy.admin.CellPrices;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The prices that the cells of the running gateway have now. */
record GatewayCellPrices(Cells cells) implements CellPrices {
    @Override
    public Set<String> names() {
        return cells.cells().stream().map(Cell::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public int ratioThousandths(String cell) {
        return cells.ratioThousandths(cell);
    }
}
