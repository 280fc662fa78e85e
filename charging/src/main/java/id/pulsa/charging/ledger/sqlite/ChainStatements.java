package id.pulsa.charging.ledger.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Both chains of the ledger and their heads, which the table {@code state} keeps: so rows that are gone from the end are
 * missed. Heads are read at the beginning of each transaction and written at its end.
 */
final class ChainStatements {
    /** Where the chains of a ledger end, and the highest positions there are. */
    static final String SELECT_HEADS = "SELECT movement_seq, movement_hash, cdr_seq, cdr_hash,"
            + " (SELECT max(seq) FROM movement), (SELECT max(seq) FROM cdr) FROM state";

    private final ChainedInsert movements;
    private final ChainedInsert cdrs;
    private final PreparedStatement selectHeads;
    private final PreparedStatement advance;

    ChainStatements(Connection connection) throws SQLException {
        movements = new ChainedInsert(connection, ChainedTable.MOVEMENT);
        cdrs = new ChainedInsert(connection, ChainedTable.CDR);
        selectHeads = connection.prepareStatement(SELECT_HEADS);
        advance = connection.prepareStatement("UPDATE state SET position = position + 1,"
                + " alive_at = max(alive_at, ?1), started_at = CASE started_at WHEN 0 THEN ?1 ELSE started_at END,"
                + " movement_seq = ?2, movement_hash = ?3, cdr_seq = ?4, cdr_hash = ?5");
    }

    ChainedInsert movements() {
        return movements;
    }

    ChainedInsert cdrs() {
        return cdrs;
    }

    /** A transaction begins. */
    void begin() throws SQLException {
        try (ResultSet heads = selectHeads.executeQuery()) {
            if (!heads.next()) {
                throw new SQLException("the ledger's state is gone");
            }
            movements.goOnFrom(heads.getLong(1), heads.getBytes(2), heads.getLong(5));
            cdrs.goOnFrom(heads.getLong(3), heads.getBytes(4), heads.getLong(6));
        }
    }

    /** A transaction ends: the ledger is one position further. */
    void advance(long aliveAtWallMillis) throws SQLException {
        advance.setLong(1, aliveAtWallMillis);
        advance.setLong(2, movements.headSeq());
        advance.setBytes(3, movements.head());
        advance.setLong(4, cdrs.headSeq());
        advance.setBytes(5, cdrs.head());
        advance.executeUpdate();
    }
}
