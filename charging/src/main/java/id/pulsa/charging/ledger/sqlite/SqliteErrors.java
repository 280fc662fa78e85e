package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.StoreUnavailableException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells errors that pass from errors that stay. */
final class SqliteErrors {
    private static final int PRIMARY_CODE_MASK = 0xFF;

    private SqliteErrors() {}

    /** One line: what failed and what SQLite says. */
    static String line(String what, SQLException e) {
        return what + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    static LedgerException of(String what, SQLException e) {
        String text = line(what, e);
        if (e instanceof SQLiteException sqlite && mayPass(sqlite.getResultCode())) {
            return new StoreUnavailableException(text, e);
        }
        return new LedgerException(text, e);
    }

    private static boolean mayPass(SQLiteErrorCode code) {
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE_MASK);
        return switch (primary) {
            case SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_NOMEM,
                    SQLITE_READONLY,
                    SQLITE_INTERRUPT,
                    SQLITE_IOERR,
                    SQLITE_FULL,
                    SQLITE_CANTOPEN,
                    SQLITE_PROTOCOL,
                    SQLITE_PERM,
                    SQLITE_CORRUPT,
                    SQLITE_NOTADB -> true;
            default -> false;
        };
    }
}
