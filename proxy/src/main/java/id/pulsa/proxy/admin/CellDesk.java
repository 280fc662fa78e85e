package id.pulsa.proxy.admin;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.yaml.Suggestion;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link CellAdministration} on the cells themselves. */
public final class CellDesk implements CellAdministration {
    private final CellControl control;
    private final Function<String, @Nullable Subscriber> subscribers;
    private final DocumentText text;

    /** @param subscribers by number; null for one that is not known */
    public CellDesk(CellControl control, Function<String, @Nullable Subscriber> subscribers, DocumentText text) {
        this.control = control;
        this.subscribers = subscribers;
        this.text = text;
    }

    @Override
    public List<Document> cells(@Nullable String cluster) {
        List<Cell> all = control.plan().cells();
        List<Cell> wanted = all.stream()
                .filter(cell -> cluster == null || cell.cluster().equals(cluster))
                .toList();
        if (cluster != null && wanted.isEmpty()) {
            List<String> clusters = all.stream().map(Cell::cluster).distinct().toList();
            throw new AdminException(
                    Kind.INVALID, "no cell is in cluster \"" + cluster + "\"" + nearest(cluster, clusters));
        }
        return wanted.stream().map(this::document).toList();
    }

    @Override
    public Document cell(String name) {
        Cell cell = find(name);
        return CellDocuments.addTerms(cell, document(cell));
    }

    private Cell find(String name) {
        return control.plan().cells().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AdminException(Kind.UNKNOWN_CELL, unknown(name)));
    }

    @Override
    public List<Document> past(String name) {
        return control.past(find(name).name()).stream()
                .map(point -> CellDocuments.point(point, text))
                .toList();
    }

    private Document document(Cell cell) {
        CellStatus status = control.status(cell.name());
        return status == null ? CellDocuments.configured(cell) : CellDocuments.status(status);
    }

    @Override
    public Document move(String number, @Nullable String cell) {
        if (cell != null && !control.plan().has(cell)) {
            throw new AdminException(Kind.INVALID, unknown(cell));
        }
        Subscriber subscriber = subscribers.apply(number);
        if (subscriber == null) {
            throw new AdminException(Kind.UNKNOWN_SUBSCRIBER, "no subscriber " + number);
        }
        CellControl.Moved moved = control.move(subscriber, cell);
        return new Document()
                .put("number", number)
                .put("set", cell)
                .put("cell", moved.cell())
                .put("calls", (long) moved.calls());
    }

    private String unknown(String cell) {
        List<String> names = control.plan().cells().stream().map(Cell::name).toList();
        return "no cell \"" + cell + "\"" + nearest(cell, names);
    }

    /** There may be too many to name them all. */
    private static String nearest(String word, List<String> known) {
        String nearest = Suggestion.nearest(word, known);
        return nearest == null ? "; \"pulsa cell list\" shows what there is" : "; did you mean \"" + nearest + "\"?";
    }
}
