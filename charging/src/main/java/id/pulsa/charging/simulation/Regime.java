package id.pulsa.charging.simulation;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.pricing.PriceRule;
import org.jspecify.annotations.Nullable;

/**
 * A policy of admission and one of price, for all cells.
 *
 * @param name how reports call it
 * @param admission null for that of each cell
 * @param price null for that of each cell
 */
public record Regime(
        String name,
        @Nullable AdmissionPolicy admission,
        @Nullable PriceRule price) {
    /** Every cell as it is configured. */
    public static final Regime AS_CONFIGURED = new Regime("as configured", null, null);

    /** The cell under this regime. */
    public Cell of(Cell cell) {
        CellTerms terms = cell.terms();
        return new Cell(
                cell.name(),
                cell.cluster(),
                cell.site(),
                cell.channels(),
                cell.transceivers(),
                new CellTerms(
                        terms.gosPermille(),
                        admission == null ? terms.admission() : admission,
                        price == null ? terms.price() : price,
                        terms.fullHandover(),
                        terms.load()),
                cell.ids(),
                cell.networks());
    }
}
