package id.pulsa.charging.ledger.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Chains all rows of a ledger anew, as they are: of one that had no chain yet, or whose broken chain was accepted. */
final class Rechaining {
    private static final Logger LOG = LogManager.getLogger(Rechaining.class);
    private static final int ROWS_PER_LINE = 250_000;

    private final Connection connection;
    private final RowHash row = new RowHash();

    Rechaining(Connection connection) {
        this.connection = connection;
    }

    /** Within the caller's transaction. */
    void run() throws SQLException {
        for (ChainedTable table : ChainedTable.values()) {
            chain(table);
        }
    }

    private void chain(ChainedTable table) throws SQLException {
        byte[] hash = RowHash.origin();
        long seq = 0;
        long rows = 0;
        try (PreparedStatement select = connection.prepareStatement(table.select() + " ORDER BY seq");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE " + table.table() + " SET hash = ? WHERE seq = ?");
                ResultSet result = select.executeQuery()) {
            while (result.next()) {
                seq = result.getLong(1);
                hash(table, result, hash, seq);
                update.setBytes(1, hash);
                update.setLong(2, seq);
                update.executeUpdate();
                rows++;
                if (rows % ROWS_PER_LINE == 0) {
                    LOG.info("{} rows of table {} are chained", rows, table.table());
                }
            }
        }
        try (PreparedStatement head = connection.prepareStatement(
                "UPDATE state SET " + table.table() + "_seq = ?, " + table.table() + "_hash = ?")) {
            head.setLong(1, seq);
            head.setBytes(2, hash);
            head.executeUpdate();
        }
    }

    private void hash(ChainedTable table, ResultSet result, byte[] hash, long seq) throws SQLException {
        row.begin(hash, seq);
        for (int column = 1; column <= table.columns(); column++) {
            row.value(column, result.getObject(column + 2));
        }
        row.end(hash);
    }
}
