package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.DataDirectoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Whether a file is a ledger, and of which format; older formats are brought up to date in place. */
final class SqliteSchema {
    private static final Logger LOG = LogManager.getLogger(SqliteSchema.class);
    private static final int FORMAT_VERSION = SchemaVersions.LATEST;

    /** Rough: chaining and indexing of call detail records. */
    private static final int ROWS_A_SECOND = 100_000;

    /** "Puls" in the file's header, so that {@code file(1)} and we know what it is. */
    static final int APPLICATION_ID = 0x50756c73;

    private SqliteSchema() {}

    /**
     * Creates the tables in an empty database, and what an older one lacks, within the caller's transaction.
     *
     * @throws DataDirectoryException when the file is not ours or newer than this program
     */
    static void bringUpToDate(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean empty = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
            int version = empty ? 0 : version(statement, file);
            if (version == FORMAT_VERSION) {
                return;
            }
            if (!empty) {
                long records = number(statement, "SELECT count(*) FROM cdr");
                LOG.info(
                        "bringing {} from format version {} to {}; with {} call detail records that takes about {} s",
                        file,
                        version,
                        FORMAT_VERSION,
                        records,
                        1 + records / ROWS_A_SECOND);
            }
            for (String sql : SchemaVersions.after(version)) {
                statement.executeUpdate(sql);
            }
            if (!empty && version < SchemaVersions.CHAINED) {
                new Rechaining(connection).run();
            }
            statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
            statement.executeUpdate("PRAGMA user_version = " + FORMAT_VERSION);
            if (!empty) {
                LOG.info("{} has format version {} now", file, FORMAT_VERSION);
            }
        }
    }

    /**
     * Refuses a file that this program cannot read: not ours, newer, or older and not opened for writing since.
     *
     * @throws DataDirectoryException when it is
     */
    static void check(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement, file);
            if (version < FORMAT_VERSION) {
                throw new DataDirectoryException(file + " has format version " + version + ", this program reads "
                        + FORMAT_VERSION + ": the next start of the gateway brings it there");
            }
        }
    }

    private static int version(Statement statement, Path file) throws SQLException {
        if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
            throw new DataDirectoryException(file + " is not a Pulsa ledger");
        }
        long version = number(statement, "PRAGMA user_version");
        if (version > FORMAT_VERSION) {
            throw new DataDirectoryException(file + " has format version " + version + ", this program knows up to "
                    + FORMAT_VERSION + ": use a newer Pulsa");
        }
        return Math.toIntExact(version);
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
