package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.Finding;
import java.util.List;

/** What came of reading the configuration files again. */
public sealed interface ReloadResult {
    /**
     * The files hold no mistake.
     *
     * @param now in force now
     * @param changed whether that is something else than before
     * @param prices what changed of them, a line for each
     * @param cells what changed of the radio cells, a line for each
     * @param atNextStart keys and files whose change waits for a restart
     * @param warnings what may be a mistake all the same
     */
    record Accepted(
            TariffsInForce now,
            boolean changed,
            List<String> prices,
            List<String> cells,
            List<String> atNextStart,
            List<Finding> warnings)
            implements ReloadResult {
        public Accepted {
            prices = List.copyOf(prices);
            cells = List.copyOf(cells);
            atNextStart = List.copyOf(atNextStart);
            warnings = List.copyOf(warnings);
        }
    }

    /** They hold mistakes; everything stays as it was. */
    record Rejected(List<Finding> findings) implements ReloadResult {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
