package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.RepairReport;
import id.pulsa.charging.ledger.VerificationReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Makes the balances agree with the ledger again. Movements and records are never touched: whatever can be derived from
 * them is derived anew, in one transaction, and a note of it stays in the ledger.
 */
public final class SqliteRepair {
    private static final Logger LOG = LogManager.getLogger(SqliteRepair.class);

    private final Connection connection;
    private final List<String> changes = new ArrayList<>();
    private long changeCount;

    private SqliteRepair(Connection connection) {
        this.connection = connection;
    }

    /**
     * Repairs the books of a data directory that the caller holds.
     *
     * @param acceptChain whether rows that were changed by hand are taken as they are now: the chain is made anew. Without
     *     it a broken chain ends the repair before anything is changed
     * @throws id.pulsa.charging.ledger.LedgerException when the ledger cannot be read or written; nothing is changed then
     */
    public static RepairReport repair(DataDirectory directory, boolean acceptChain, long nowWallMillis) {
        Path file = directory.ledgerFile();
        // What the last process had left on its way comes first, and an older format is brought up to date.
        SqliteLedgerStore.open(directory).close();
        VerificationReport before = verify(file);
        if (before.chainFaults() > 0 && !acceptChain) {
            return new RepairReport(before, List.of(), 0, null);
        }
        if (before.clean()) {
            return new RepairReport(before, List.of(), 0, before);
        }
        try (Connection connection = SqliteConnections.writer(file)) {
            SqliteRepair repair = new SqliteRepair(connection);
            repair.run(before, nowWallMillis);
            connection.commit();
            return new RepairReport(before, repair.changes, repair.changeCount, verify(file));
        } catch (SQLException e) {
            throw SqliteErrors.of("ledger " + file + " cannot be repaired", e);
        }
    }

    private static VerificationReport verify(Path file) {
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(file)) {
            return reads.verify();
        }
    }

    private void run(VerificationReport before, long nowWallMillis) throws SQLException {
        for (RepairRule rule : RepairRule.values()) {
            apply(rule);
        }
        if (before.chainFaults() > 0) {
            new Rechaining(connection).run();
            changed("the chain was made anew over the rows as they are: " + before.chainFaults()
                    + " faults in it were accepted");
            note(
                    nowWallMillis,
                    "chain accepted with " + before.chainFaults() + " faults, the first: "
                            + before.discrepancies().get(0) + "; it ended at movement "
                            + before.chain().movements().seq() + " "
                            + before.chain().movements().hash() + " and cdr "
                            + before.chain().cdrs().seq() + " "
                            + before.chain().cdrs().hash());
        }
        if (changeCount > 0) {
            note(nowWallMillis, "repaired: " + changeCount + " changes, the first: " + changes.get(0));
        }
        try (Statement statement = connection.createStatement()) {
            // The views show another state of the ledger now.
            statement.executeUpdate("UPDATE state SET position = position + 1");
        }
    }

    private void apply(RepairRule rule) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(rule.sentences())) {
                while (row.next()) {
                    changed(row.getString(1));
                }
            }
            statement.executeUpdate(rule.change());
        }
    }

    private void changed(String sentence) {
        LOG.warn("repair: {}", sentence);
        changeCount++;
        if (changes.size() < VerificationReport.MAX_DISCREPANCIES) {
            changes.add(sentence);
        }
    }

    private void note(long atWallMillis, String text) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note (at, text) VALUES (?,?)")) {
            insert.setLong(1, atWallMillis);
            insert.setString(2, text);
            insert.executeUpdate();
        }
    }
}
