package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.DataDirectoryException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables, and the version of their format. Amounts are micro-units, instants milliseconds since 1970 (UTC). */
final class SqliteSchema {
    /** Raised by every change of the tables that an older program could not read. */
    static final int FORMAT_VERSION = 1;

    /** "Puls" in the file's header, so that {@code file(1)} and we know what it is. */
    static final int APPLICATION_ID = 0x50756c73;

    private static final String[] TABLES = {
        """
        CREATE TABLE state (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          position INTEGER NOT NULL,
          alive_at INTEGER NOT NULL)""",
        "INSERT INTO state VALUES (1, 0, 0)",
        """
        CREATE TABLE account (
          id TEXT PRIMARY KEY,
          balance_micros INTEGER NOT NULL,
          max_calls INTEGER NOT NULL,
          barred INTEGER NOT NULL) WITHOUT ROWID""",
        """
        CREATE TABLE subscriber (
          number TEXT PRIMARY KEY,
          account TEXT NOT NULL,
          plan TEXT NOT NULL,
          ha1_md5 BLOB NOT NULL,
          ha1_sha256 BLOB NOT NULL,
          max_calls INTEGER NOT NULL,
          barred INTEGER NOT NULL,
          home_cell TEXT,
          display_name TEXT) WITHOUT ROWID""",
        "CREATE INDEX subscriber_account ON subscriber (account)",
        """
        CREATE TABLE movement (
          seq INTEGER PRIMARY KEY,
          event_id TEXT NOT NULL UNIQUE,
          account TEXT NOT NULL,
          kind TEXT NOT NULL,
          amount_micros INTEGER NOT NULL,
          balance_micros INTEGER NOT NULL,
          call_id TEXT,
          at INTEGER NOT NULL)""",
        "CREATE INDEX movement_account ON movement (account)",
        """
        CREATE TABLE live_call (
          call_id TEXT PRIMARY KEY,
          subscriber TEXT,
          caller TEXT NOT NULL,
          called TEXT NOT NULL,
          account TEXT,
          rate TEXT,
          caller_cell TEXT,
          callee_cell TEXT,
          started_at INTEGER NOT NULL,
          answered_at INTEGER NOT NULL,
          reserved_micros INTEGER NOT NULL,
          paid_millis INTEGER NOT NULL,
          last_alive_at INTEGER NOT NULL,
          dialogs BLOB) WITHOUT ROWID""",
        """
        CREATE TABLE cdr (
          seq INTEGER PRIMARY KEY,
          call_id TEXT NOT NULL UNIQUE,
          caller TEXT NOT NULL,
          called TEXT NOT NULL,
          account TEXT,
          rate TEXT,
          caller_cell TEXT,
          callee_cell TEXT,
          started_at INTEGER NOT NULL,
          ringing_at INTEGER NOT NULL,
          answered_at INTEGER NOT NULL,
          ended_at INTEGER NOT NULL,
          talk_millis INTEGER NOT NULL,
          billed_millis INTEGER NOT NULL,
          charge_micros INTEGER NOT NULL,
          cause TEXT NOT NULL,
          sip_status INTEGER NOT NULL,
          detail TEXT)""",
        "CREATE INDEX cdr_caller ON cdr (caller)",
        "CREATE INDEX cdr_started ON cdr (started_at)",
        """
        CREATE TABLE binding (
          number TEXT NOT NULL,
          binding_key TEXT NOT NULL,
          contact TEXT NOT NULL,
          q_thousandths INTEGER NOT NULL,
          expires_at INTEGER NOT NULL,
          call_id TEXT NOT NULL,
          cseq INTEGER NOT NULL,
          flow TEXT NOT NULL,
          user_agent TEXT,
          path TEXT,
          PRIMARY KEY (number, binding_key)) WITHOUT ROWID""",
        "CREATE INDEX binding_expiry ON binding (expires_at)",
    };

    private SqliteSchema() {}

    /** Creates the tables in an empty database, within the caller's transaction. */
    static void createIfEmpty(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
                for (String sql : TABLES) {
                    statement.executeUpdate(sql);
                }
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
                statement.executeUpdate("PRAGMA user_version = " + FORMAT_VERSION);
            }
            check(connection, file);
        }
    }

    /**
     * Refuses a file that is not ours or newer than this program.
     *
     * @throws DataDirectoryException when it is
     */
    static void check(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
                throw new DataDirectoryException(file + " is not a Pulsa ledger");
            }
            long version = number(statement, "PRAGMA user_version");
            if (version > FORMAT_VERSION) {
                throw new DataDirectoryException(file + " has format version " + version + ", this program knows up to "
                        + FORMAT_VERSION + ": use a newer Pulsa");
            }
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }
}
