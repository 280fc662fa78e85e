package id.pulsa.charging.ledger.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adds rows to a chained table: what is bound to the statement is hashed on the way. */
final class ChainedInsert {
    private static final int COLUMNS_BEFORE = 2;

    private final PreparedStatement insert;
    private final RowHash row = new RowHash();
    private byte[] head = RowHash.origin();
    private byte[] next = RowHash.origin();
    private long headSeq;
    private long nextSeq;

    ChainedInsert(Connection connection, ChainedTable table) throws SQLException {
        insert = connection.prepareStatement(table.insert());
    }

    /**
     * Where the chain goes on, said at the beginning of each transaction.
     *
     * @param seq position of the last row that this program wrote
     * @param hash its hash
     * @param highest position in the table: above {@code seq} when somebody else has added rows
     */
    void goOnFrom(long seq, byte[] hash, long highest) {
        headSeq = seq;
        head = Arrays.copyOf(hash, RowHash.BYTES);
        nextSeq = Math.max(seq, highest) + 1;
    }

    void begin() {
        row.begin(head, nextSeq);
    }

    void integer(int column, long value) throws SQLException {
        insert.setLong(column + COLUMNS_BEFORE, value);
        row.integer(column, value);
    }

    void integer(int column, @Nullable Long value) throws SQLException {
        insert.setObject(column + COLUMNS_BEFORE, value);
        row.value(column, value);
    }

    void text(int column, @Nullable String value) throws SQLException {
        insert.setString(column + COLUMNS_BEFORE, value);
        row.text(column, value);
    }

    /** Whether the row is in; not when there is one of the same id, in a table that lets this be. */
    boolean end() throws SQLException {
        row.end(next);
        insert.setLong(1, nextSeq);
        insert.setBytes(2, next);
        if (insert.executeUpdate() != 1) {
            return false;
        }
        byte[] spare = head;
        head = next;
        next = spare;
        headSeq = nextSeq;
        nextSeq++;
        return true;
    }

    long headSeq() {
        return headSeq;
    }

    byte[] head() {
        return head;
    }
}
