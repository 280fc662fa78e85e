package id.pulsa.charging.ledger.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;

/** Opens connections with the settings that the ledger's promises rest on. */
final class SqliteConnections {
    private static final int BUSY_MILLIS = 5_000;
    /** Of the ledger's pages, how much is read where the operating system has it, without a copy. */
    private static final long MAPPED_BYTES = 1L << 30;

    private static final int CACHE_KIBIBYTES = 32 * 1_024;
    /** Pages in the write-ahead log at which they are copied into the database. */
    private static final int CHECKPOINT_PAGES = 4_000;

    private SqliteConnections() {}

    /** The writer's: each commit is on the disk when it returns. */
    static Connection writer(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setTempStore(TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "67108864");
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** To a file that nobody else knows: one file and no log beside it, and not forced to the disk. */
    static Connection alone(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.DELETE);
        config.setSynchronous(SynchronousMode.OFF);
        config.setTempStore(TempStore.MEMORY);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /** A reader's: sees what was committed before each of its transactions began, and cannot write. */
    static Connection reader(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(MAPPED_BYTES));
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
