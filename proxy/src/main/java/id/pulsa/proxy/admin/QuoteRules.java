package id.pulsa.proxy.admin;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a quote must know besides the tariffs.
 *
 * @param cells names of all radio cells; with none, any will do
 * @param emergencyNumbers are never charged
 * @param longestCall after this every call is hung up
 */
public record QuoteRules(Set<String> cells, Set<String> emergencyNumbers, Duration longestCall) {
    public QuoteRules {
        // In order, so that the same one of several near names is suggested every time.
        cells = Collections.unmodifiableSet(new TreeSet<>(cells));
        emergencyNumbers = Set.copyOf(emergencyNumbers);
    }
}
