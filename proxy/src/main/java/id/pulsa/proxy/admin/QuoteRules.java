package id.pulsa.proxy.admin;

import java.time.Duration;
import java.util.Set;

/**
 * What a quote must know besides the tariffs.
 *
 * @param cells all radio cells; with none, any name will do
 * @param emergencyNumbers are never charged
 * @param longestCall after this every call is hung up
 */
public record QuoteRules(CellPrices cells, Set<String> emergencyNumbers, Duration longestCall) {
    public QuoteRules {
        emergencyNumbers = Set.copyOf(emergencyNumbers);
    }
}
