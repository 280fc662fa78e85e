package id.pulsa.charging.ledger.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerChain;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.VerificationReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that were changed, removed, added or moved by hand are found and named. */
class ChainTest {
    private static final int TAMPERINGS = 60;

    @TempDir
    private Path root;

    private SmallLedger ledger;

    @BeforeEach
    void fill() {
        ledger = new SmallLedger(root);
    }

    private List<String> chainFaults() {
        VerificationReport report = ledger.verify();
        return report.discrepancies().subList(0, (int) report.chainFaults());
    }

    @Test
    void whatTheGatewayWritesIsClean() {
        assertEquals(List.of(), ledger.verify().discrepancies());
        ledger.write(List.of(new LedgerEvent.ToppedUp("later", "a", 5, 0, 9)));
        VerificationReport report = ledger.verify();
        assertEquals(List.of(), report.discrepancies());
        assertEquals(11, report.chain().movements().seq());
        assertEquals(5, report.chain().cdrs().seq());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            amount of a top-up       | UPDATE movement SET amount_micros = amount_micros + 1 WHERE seq = 3 | movement 3 (top-up:2) is not what was written there, or movement 2 (top-up:1) before it is not
            account of a movement    | UPDATE movement SET account = 'b' WHERE seq = 1                 | movement 1 (first) is not what was written there
            nothing to something     | UPDATE movement SET call_id = 'x' WHERE seq = 2                 | movement 2 (top-up:1) is not what was written there, or movement 1 (first) before it is not
            something to nothing     | UPDATE cdr SET bundles = NULL WHERE seq = 1                     | cdr 1 (call c1) is not what was written there
            one letter of a number   | UPDATE cdr SET called = concat(called, ' ') WHERE seq = 2             | cdr 2 (call c2) is not what was written there, or cdr 1 (call c1) before it is not
            a number into a text     | UPDATE cdr SET rate = x'6c61622f616e79' WHERE seq = 5           | cdr 5 (call c5) is not what was written there, or cdr 4 (call c4) before it is not
            another call's id        | UPDATE cdr SET call_id = 'z' WHERE seq = 3                      | cdr 3 (call z) is not what was written there, or cdr 2 (call c2) before it is not
            a row in the middle gone | DELETE FROM movement WHERE seq = 4                              | movement 4 is missing before movement 5 (top-up:4)
            several rows gone        | DELETE FROM movement WHERE seq IN (4, 5, 6)                     | movement 4 to 6 are missing before movement 7 (charge:c2)
            the first row gone       | DELETE FROM cdr WHERE seq = 1                                   | cdr 1 is missing before cdr 2 (call c2)
            the last row gone        | DELETE FROM cdr WHERE seq = 5                                   | cdr 5 is missing at the end
            the last rows gone       | DELETE FROM movement WHERE seq > 7                              | movement 8 to 10 are missing at the end
            all rows gone            | DELETE FROM cdr                                                 | cdr 1 to 5 are missing at the end
            a copied row added       | INSERT INTO movement SELECT 11, 'new', account, kind, amount_micros, balance_micros, call_id, at, lowest_balance_micros, day, hash FROM movement WHERE seq = 5 | movement 11 (new) is not what was written there, or movement 10 (charge:c5) before it is not;movement 11 is behind the last one that was written
            a hash wiped             | UPDATE cdr SET hash = NULL WHERE seq = 5                        | cdr 5 (call c5) is not what was written there, or cdr 4 (call c4) before it is not;cdr 5 (call c5) is not the last one that was written
            the head put back        | UPDATE state SET cdr_seq = 4, cdr_hash = (SELECT hash FROM cdr WHERE seq = 4) | cdr 5 is behind the last one that was written
            """)
    void namesWhatWasTamperedWith(String what, String sql, String findings) {
        ledger.tamper(sql);
        assertEquals(List.of(findings.split(";", -1)), chainFaults(), what);
    }

    @Test
    void rowsThatChangedPlacesAreFound() {
        ledger.tamper(
                "UPDATE movement SET seq = -1 WHERE seq = 3",
                "UPDATE movement SET seq = 3 WHERE seq = 4",
                "UPDATE movement SET seq = 4 WHERE seq = -1");
        assertEquals(
                List.of(
                        "movement 3 (top-up:3) is not what was written there, or movement 2 (top-up:1) before it is not",
                        "movement 4 (top-up:2) is not what was written there, or movement 3 (top-up:3) before it is not",
                        "movement 5 (top-up:4) is not what was written there, or movement 4 (top-up:2) before it is not"),
                chainFaults());
    }

    @Test
    void aRowPutBetweenOthersIsFound() {
        ledger.tamper(
                "UPDATE cdr SET seq = -seq WHERE seq > 2",
                "UPDATE cdr SET seq = 1 - seq WHERE seq < 0",
                "INSERT INTO cdr SELECT * FROM (SELECT 3 AS seq) JOIN (SELECT 'fake' AS call_id, caller, called, account,"
                        + " rate, caller_cell, callee_cell, started_at, ringing_at, answered_at, ended_at, talk_millis,"
                        + " billed_millis, charge_micros, cause, sip_status, detail, kind, segments, bundles, decisions,"
                        + " hash FROM cdr WHERE seq = 2)");
        List<String> faults = chainFaults();
        assertTrue(faults.get(0).startsWith("cdr 3 (call fake) is not what was written there"), faults::toString);
        assertTrue(faults.contains("cdr 6 is behind the last one that was written"), faults::toString);
    }

    @Test
    void whatTheGatewayWritesBehindAForeignRowIsKept() {
        ledger.tamper(
                "INSERT INTO movement SELECT 11, 'foreign', account, kind, amount_micros, balance_micros, call_id, at,"
                        + " lowest_balance_micros, day, hash FROM movement WHERE seq = 5");
        ledger.write(List.of(new LedgerEvent.ToppedUp("after", "a", 5, 0, 9)));
        assertEquals(
                List.of(
                        "movement 11 (foreign) is not what was written there, or movement 10 (charge:c5) before it is not"),
                chainFaults());
    }

    @Test
    void aCutEndStaysKnownWhenTheGatewayGoesOn() {
        ledger.tamper("DELETE FROM cdr WHERE seq > 3");
        ledger.write(List.of(new LedgerEvent.CallEnded(SmallLedger.record("c6"), false, SmallLedger.DAY, List.of())));
        assertEquals(List.of("cdr 4 to 5 are missing before cdr 6 (call c6)"), chainFaults());
    }

    @Test
    void goesOnFromWhereItWasLeft() {
        LedgerChain once = ledger.verify().chain();
        ledger.write(List.of(new LedgerEvent.ToppedUp("later", "a", 5, 0, 9)));
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            assertEquals(List.of(), reads.verify(once).discrepancies());
            assertNotEquals(once, reads.chain());
        }
        ledger.tamper("UPDATE movement SET at = 77 WHERE seq = 11", "DELETE FROM cdr WHERE seq = 5");
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            assertEquals(
                    List.of("movement 11 (later) is not what was written there", "cdr 5 is missing"),
                    reads.verify(once).discrepancies().subList(0, 2));
        }
    }

    /** Any value of any column of any row. */
    @Test
    void randomTamperingIsFound() throws SQLException {
        long seed = Long.getLong("pulsa.seed", System.identityHashCode(this));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < TAMPERINGS; i++) {
            ChainedTable table = random.nextBoolean() ? ChainedTable.MOVEMENT : ChainedTable.CDR;
            List<String> columns = columns(table);
            String column = columns.get(1 + random.nextInt(columns.size() - 1));
            int seq = 1 + random.nextInt(5);
            String tampered = "seed " + seed + ", tampering " + i + ": " + table + " " + seq + " " + column;
            String value =
                    switch (random.nextInt(3)) {
                        case 0 -> "'" + random.nextInt() + "x'";
                        case 1 -> Integer.toString(random.nextInt());
                        default -> "x'" + Integer.toHexString(0x10 + random.nextInt(0xEF)) + "'";
                    };
            try (Connection connection = ledger.connect()) {
                Object before = value(connection, table, column, seq);
                ledger.tamper("UPDATE " + table.table() + " SET " + column + " = " + value + " WHERE seq = " + seq);
                String faults = String.join("\n", chainFaults());
                assertTrue(faults.contains(table.table() + " " + seq + " ("), tampered + ": " + faults);
                try (PreparedStatement restore = connection.prepareStatement(
                        "UPDATE " + table.table() + " SET " + column + " = ? WHERE seq = " + seq)) {
                    restore.setObject(1, before);
                    restore.executeUpdate();
                }
            }
            assertEquals(List.of(), chainFaults(), tampered);
        }
    }

    private static List<String> columns(ChainedTable table) {
        String select = table.select();
        return List.of(
                select.substring("SELECT ".length(), select.indexOf(" FROM ")).split(", ", -1));
    }

    private static Object value(Connection connection, ChainedTable table, String column, int seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT " + column + " FROM " + table.table() + " WHERE seq = " + seq);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1);
        }
    }
}
