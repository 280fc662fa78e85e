package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Cells for people: shares as percentages. */
final class CellText {
    /** Beside what is shown without a gateway. */
    static final String NOT_LIVE =
            "no gateway is running on this data directory: this is what cells.yaml says, nothing is measured";

    private CellText() {}

    /** Adds what tables show. */
    static Document addTo(Document cell) {
        String low = percent(cell.textOrNull("blocking_low"), 2);
        return cell.put("used", percent(cell.textOrNull("utilisation"), 1))
                .put("gos_percent", percent(cell.textOrNull("gos"), 1))
                .put("blocked_percent", percent(cell.textOrNull("blocking"), 2))
                .put("interval", low == null ? null : low + "-" + percent(cell.textOrNull("blocking_high"), 2))
                .put("theory", percent(cell.textOrNull("erlang_b"), 2));
    }

    /** {@code "12.50"} of {@code "0.125"}. */
    static @Nullable String percent(@Nullable String share, int digits) {
        return share == null
                ? null
                : new BigDecimal(share)
                        .movePointRight(2)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }
}
