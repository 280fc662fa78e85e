package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.LedgerChain;
import id.pulsa.charging.ledger.LedgerException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * Copies a ledger that may be written meanwhile, by SQLite's online backup (sqlite.org/backup.html) over one read
 * transaction: the copy is one committed state, and the writer is not kept waiting.
 */
public final class SqliteBackup {
    /** A mebibyte; after each the disk is left to others for a moment. */
    private static final int PAGES_AT_ONCE = 256;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private SqliteBackup() {}

    /**
     * What was copied.
     *
     * @param position of the ledger: transactions since it was made
     * @param formatVersion of its tables
     * @param liveCalls that ran then
     */
    public record Taken(long position, int formatVersion, LedgerChain chain, long liveCalls) {}

    /**
     * Copies a ledger. Calls that run then are marked in the copy: their process is gone for whoever opens it, and what
     * would be needed to carry them on is left out, since by then they have ended.
     *
     * @param ledger the database, open elsewhere or not
     * @param to an empty file, or none
     * @throws LedgerException when the ledger cannot be read, or the copy not be written
     */
    public static Taken copy(Path ledger, Path to) {
        Taken taken;
        try (SqliteQueries queries = SqliteQueries.open(ledger)) {
            Taken[] facts = new Taken[1];
            queries.snapshot(connection -> {
                facts[0] = new Taken(
                        queries.number("SELECT position FROM state"),
                        Math.toIntExact(queries.number("PRAGMA user_version")),
                        ChainCheck.heads(queries),
                        queries.number("SELECT count(*) FROM live_call"));
                pages(connection, to);
            });
            taken = facts[0];
        }
        try (Connection copy = SqliteConnections.alone(to);
                Statement statement = copy.createStatement()) {
            statement.executeUpdate("UPDATE live_call SET dialogs = NULL, last_alive_at ="
                    + " CASE last_alive_at WHEN 0 THEN (SELECT alive_at FROM state) ELSE last_alive_at END");
        } catch (SQLException e) {
            throw SqliteErrors.of("the copy " + to + " cannot be written", e);
        }
        return taken;
    }

    private static void pages(Connection connection, Path to) throws SQLException {
        int code = ((SQLiteConnection) connection)
                .getDatabase()
                .backup(
                        "main",
                        to.toString(),
                        (remaining, pages) -> LockSupport.parkNanos(PAUSE_NANOS),
                        0,
                        0,
                        PAGES_AT_ONCE);
        if (code != SQLiteErrorCode.SQLITE_OK.code && code != SQLiteErrorCode.SQLITE_DONE.code) {
            throw new SQLException("the copy " + to + " cannot be written: " + SQLiteErrorCode.getErrorCode(code));
        }
    }

    /**
     * Brings a copy to the format of this program, as a start of the gateway would.
     *
     * @throws id.pulsa.charging.ledger.DataDirectoryException when it is no ledger, or of a newer format
     * @throws LedgerException when it cannot be written
     */
    public static void bringUpToDate(Path copy) {
        try (Connection connection = SqliteConnections.alone(copy)) {
            connection.setAutoCommit(false);
            SqliteSchema.bringUpToDate(connection, copy);
            connection.commit();
        } catch (SQLException e) {
            throw SqliteErrors.of("the copy " + copy + " cannot be brought up to date", e);
        }
    }

    /**
     * Whether a file is a whole database.
     *
     * @return null, or what SQLite says is wrong with it
     */
    public static @Nullable String fault(Path file) {
        try (Connection connection = SqliteConnections.reader(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String answer = row.next() ? row.getString(1) : "no answer";
            return "ok".equals(answer) ? null : answer;
        } catch (SQLException e) {
            return SqliteErrors.line("it cannot be read", e);
        }
    }
}
