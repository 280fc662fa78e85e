package id.pulsa.charging.ledger.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.StoreUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite itself finds no room, in the middle of a transaction: the same batch goes in when there is room again. */
class FullDiskTest {
    @TempDir
    private Path root;

    private final List<Connection> opened = new ArrayList<>();
    private boolean full;

    private Connection open(Path file) throws SQLException {
        Connection connection = SqliteConnections.writer(file);
        opened.add(connection);
        limit(connection);
        return connection;
    }

    private void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Never below what the file has already.
            statement.execute("PRAGMA max_page_count = " + (full ? 1 : 1 << 30));
        }
    }

    @Test
    void everythingIsTakenWhenThereIsRoomAgain() throws SQLException {
        try (DataDirectory directory = DataDirectory.open(root);
                SqliteLedgerStore store = SqliteLedgerStore.open(directory, this::open)) {
            store.commit(List.of(new LedgerEvent.AccountAdded("first", "a", 100, AccountTerms.PLAIN, 0, 1)), 1);
            List<LedgerEvent> many = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                many.add(new LedgerEvent.ToppedUp("top-up-" + i, "a", 1, 0, 1));
            }
            full = true;
            limit(opened.get(opened.size() - 1));
            for (int i = 0; i < 3; i++) {
                assertThrows(StoreUnavailableException.class, () -> store.commit(many, 1));
                assertEquals(1, store.position());
            }
            full = false;
            List<Outcome> outcomes = store.commit(many, 1);
            assertEquals(new Outcome.Applied(5_100), outcomes.get(4_999));
            assertEquals(2, store.position());
            try (SqliteLedgerReads reads = SqliteLedgerReads.open(directory.ledgerFile())) {
                assertEquals(List.of(), reads.verify().discrepancies());
            }
        }
    }
}
