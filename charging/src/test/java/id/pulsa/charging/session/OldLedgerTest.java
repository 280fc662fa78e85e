package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.ProcessLife;
import id.pulsa.charging.time.FakeTime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in an earlier format: {@code version-1.sql} is one as the program wrote it that knew format 1. */
class OldLedgerTest {
    private static final PerSecond RUPIAH_PER_SECOND = new PerSecond(0, 1_000, Desk.RUPIAH, 10_000);

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private Path old;

    @BeforeEach
    void restore() throws IOException, SQLException {
        old = Files.createDirectory(root.resolve("old"));
        try (InputStream text = assertNotNullStream("/ledger/version-1.sql");
                Connection connection = connect(old);
                Statement statement = connection.createStatement()) {
            for (String sql : new String(text.readAllBytes(), StandardCharsets.UTF_8).split(";\n", -1)) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static InputStream assertNotNullStream(String name) {
        InputStream stream = OldLedgerTest.class.getResourceAsStream(name);
        assertNotNull(stream, name);
        return stream;
    }

    private static Connection connect(Path directory) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
    }

    @Test
    void isBroughtUpToDateInPlace() {
        try (Desk desk = new Desk(old, time)) {
            LiveCall live = desk.store.interruptedCalls().list().get(0);
            // Of the process that ran it only the end is known: it is believed as far.
            assertEquals(
                    List.of(new ProcessLife(0, live.lastAliveAtWallMillis())),
                    desk.store.reads().lives());
            assertEquals(
                    live.lastAliveAtWallMillis(), desk.store.interruptedCalls().heardUntilWallMillis(live, 4_000));
            assertEquals(CallDetailRecord.Kind.CALL, live.kind());
            assertEquals(4 * Desk.RUPIAH, desk.store.interruptedCalls().settle(live, RUPIAH_PER_SECOND));
            CallDetailRecord before = desk.cdr("call-1800000000000-0");
            assertEquals(CallDetailRecord.Kind.CALL, before.kind());
            assertEquals(5 * Desk.RUPIAH, before.chargeMicros());
            assertEquals(List.of(), before.segments());
            assertTrue(found(desk, "a").contains(before), "by the indexes that are new");
            assertEquals(List.of(), found(desk, "nobody"));
            desk.assertHolds("a", 86 * Desk.RUPIAH, 0, 0);
            desk.assertHolds("b", 5 * Desk.RUPIAH, 0, 0);
            assertEquals(
                    new AccountTerms(2, true, 0, 0, 0, List.of()),
                    desk.account("b").terms());
            desk.assertBooksClean();
        }
        try (Desk desk = new Desk(old, time)) {
            assertEquals(86 * Desk.RUPIAH, desk.account("a").availableMicros());
            assertEquals(List.of(), desk.store.interruptedCalls().list());
        }
    }

    private static List<CallDetailRecord> found(Desk desk, String account) {
        CdrFilter filter = new CdrFilter(null, null, account, null, List.of(), null, null, null, null, 0, 0);
        return desk.store.reads().cdrs(filter, CdrOrder.NEWEST_FIRST, null, 10).rows();
    }

    @Test
    void hasTheSameTablesAfterwardsAsANewOne() throws SQLException {
        new Desk(old, time).close();
        Path fresh = root.resolve("fresh");
        new Desk(fresh, time).close();
        assertEquals(tables(fresh), tables(old));
        assertEquals(indexes(fresh), indexes(old));
    }

    private static List<String> tables(Path directory) throws SQLException {
        return rows(
                directory,
                "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || coalesce(c.dflt_value, '')"
                        + " FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
                        + " ORDER BY t.name, c.cid");
    }

    private static List<String> indexes(Path directory) throws SQLException {
        return rows(directory, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL ORDER BY name");
    }

    private static List<String> rows(Path directory, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(directory);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    @Test
    void isNotReadBeforeItWasBroughtUpToDate() {
        DataDirectoryException refused = assertThrows(DataDirectoryException.class, () -> Desk.verify(old));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("has format version 1, this program reads 7"), message);
        assertEquals(1, message.lines().count(), message);
    }
}
