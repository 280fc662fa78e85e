package id.pulsa.charging.ledger.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and exports of call detail records, against a slow and plain reading of the same records. */
class CdrSearchTest {
    @TempDir
    Path root;

    private final List<CallDetailRecord> written = new ArrayList<>();
    private DataDirectory directory;
    private SqliteLedgerStore store;
    private SqliteLedgerReads reads;

    @BeforeEach
    void open() {
        directory = DataDirectory.open(root);
        store = SqliteLedgerStore.open(directory);
        reads = SqliteLedgerReads.open(directory.ledgerFile());
    }

    @AfterEach
    void close() {
        reads.close();
        store.close();
        directory.close();
    }

    private void write(RandomRecords records, int count) {
        List<LedgerEvent> events = new ArrayList<>(written.isEmpty() ? records.accounts() : List.of());
        for (int i = 0; i < count; i++) {
            CallDetailRecord record = records.next();
            written.add(record);
            events.add(new LedgerEvent.CallEnded(record, false));
        }
        store.commit(events, 1);
    }

    /** Whatever part of the records is read first. */
    @ParameterizedTest
    @ValueSource(ints = {20, 80, 300, 599, 600})
    void aPageIsTheSameHoweverFarDownItWasSoughtFirst(int sample) {
        SplittableRandom random = new SplittableRandom(sample);
        RandomRecords records = new RandomRecords(random, 40, 5, 60_000);
        write(records, 600);
        try (SqliteQueries queries = SqliteQueries.open(directory.ledgerFile())) {
            CdrSearch search = new CdrSearch(queries, sample);
            for (int i = 0; i < 200; i++) {
                CdrFilter filter = records.filter(written);
                CdrOrder order = records.order();
                int limit = 1 + random.nextInt(40);
                List<CallDetailRecord> found = new ArrayList<>();
                String cursor = null;
                do {
                    Page<CallDetailRecord> page = search.page(filter, order, cursor, limit);
                    found.addAll(page.rows());
                    cursor = page.next();
                } while (cursor != null);
                assertEquals(
                        RandomRecords.wanted(written, filter, order), found, filter + " " + order + " by " + limit);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void pagesAreTheWholeListInOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomRecords records = new RandomRecords(random, 40, 5, 60_000);
        write(records, 600);
        for (int i = 0; i < 100; i++) {
            CdrFilter filter = records.filter(written);
            CdrOrder order = records.order();
            List<CallDetailRecord> wanted = RandomRecords.wanted(written, filter, order);
            String what = filter + " " + order;
            assertEquals(wanted, pages(filter, order, 1 + random.nextInt(70), () -> {}), what);
            List<CallDetailRecord> exported = new ArrayList<>();
            reads.forEachCdr(filter, order, exported::add);
            assertEquals(wanted, exported, what);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void recordsThatAreAddedBetweenPagesDisturbNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomRecords records = new RandomRecords(random, 20, 3, 1_000);
        write(records, 200);
        for (int i = 0; i < 30; i++) {
            CdrFilter filter = records.filter(written);
            CdrOrder order = records.order();
            List<CallDetailRecord> wanted = RandomRecords.wanted(List.copyOf(written), filter, order);
            assertEquals(
                    wanted, pages(filter, order, 7, () -> write(records, 1 + random.nextInt(3))), filter + " " + order);
        }
    }

    private List<CallDetailRecord> pages(CdrFilter filter, CdrOrder order, int limit, Runnable between) {
        List<CallDetailRecord> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<CallDetailRecord> page = reads.cdrs(filter, order, cursor, limit);
            all.addAll(page.rows());
            cursor = page.next();
            assertEquals(
                    cursor == null ? page.rows().size() : limit, page.rows().size());
            between.run();
        } while (cursor != null);
        return all;
    }

    @Test
    void inTheOrderInWhichTheyWereWritten() {
        write(new RandomRecords(new SplittableRandom(1), 10, 3, 1_000), 1_234);
        List<CallDetailRecord> all = new ArrayList<>();
        reads.forEachCdr(all::add);
        assertEquals(written, all);
    }

    @Test
    void aCursorIsGoodForItsOwnListingOnly() {
        write(new RandomRecords(new SplittableRandom(1), 10, 3, 1_000), 20);
        String cursor =
                reads.cdrs(CdrFilter.ALL, CdrOrder.NEWEST_FIRST, null, 5).next();
        assertNotNull(cursor);
        assertEquals(
                5,
                reads.cdrs(CdrFilter.ALL, CdrOrder.NEWEST_FIRST, cursor, 5)
                        .rows()
                        .size());
        for (String bad : List.of("", "5", "x y", cursor + "A", cursor.substring(4), "A".repeat(cursor.length()))) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> reads.cdrs(CdrFilter.ALL, CdrOrder.NEWEST_FIRST, bad, 5),
                    bad);
            assertEquals("\"" + bad + "\" is no cursor of this listing", refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> reads.cdrs(CdrFilter.ALL, CdrOrder.OLDEST_FIRST, cursor, 5));
        CdrFilter other =
                new CdrFilter(NumberPattern.exactly("1"), null, null, null, List.of(), null, null, null, null, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> reads.cdrs(other, CdrOrder.NEWEST_FIRST, cursor, 5));
        assertNull(reads.cdrs(CdrFilter.ALL, CdrOrder.NEWEST_FIRST, null, 20).next());
    }

    /** Values are parameters: nothing in them is SQL. */
    @Test
    void aFilterIsNeverAStatement() {
        write(new RandomRecords(new SplittableRandom(1), 10, 3, 1_000), 20);
        String evil = "' OR 1=1; DROP TABLE cdr; --";
        CdrFilter filter = new CdrFilter(
                NumberPattern.parse(evil + "*"),
                NumberPattern.parse(evil),
                evil,
                evil,
                List.of(evil, "'", "\"", "x", "y"),
                null,
                null,
                null,
                null,
                0,
                0);
        assertEquals(
                List.of(), reads.cdrs(filter, CdrOrder.NEWEST_FIRST, null, 5).rows());
        assertEquals(
                20,
                reads.cdrs(CdrFilter.ALL, CdrOrder.NEWEST_FIRST, null, 50)
                        .rows()
                        .size());
    }

    /** Else a listing would read all rows, segments and decisions included. */
    @Test
    void theSearchIndexHasAllThatIsAskedFor() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.ledgerFile());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN SELECT talk_millis, seq FROM cdr INDEXED BY"
                        + " cdr_search WHERE started_at >= 0 AND caller = '1' AND called = '2' AND account = '3' AND"
                        + " (caller_cell = 'a' OR callee_cell = 'a') AND cause = 'BUSY' AND charge_micros >= 1 AND"
                        + " talk_millis >= 1 AND answered_at <> 0 AND kind = 'CALL'")) {
            assertTrue(row.next());
            assertTrue(row.getString("detail").contains("COVERING INDEX cdr_search"), row.getString("detail"));
            assertFalse(row.next());
        }
    }
}
