package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.VerificationReport;
import java.nio.file.Path;

/**
 * Checks the books of a data directory without changing it, whether a gateway runs on it or not: Σ top-ups − Σ
 * withdrawals = Σ balances + Σ charges; every balance is the sum of its movements and not below 0; nothing was applied
 * twice; every charge and its call detail record agree.
 */
public final class LedgerVerification {
    private final Path root;

    /** Looks at nothing yet; {@code root} is the data directory. */
    public LedgerVerification(Path root) {
        this.root = root;
    }

    /**
     * Reads the whole ledger once.
     *
     * @throws id.pulsa.charging.ledger.DataDirectoryException when there is no ledger or it cannot be read
     */
    public VerificationReport run() {
        try (LedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            return reads.verify();
        }
    }
}
