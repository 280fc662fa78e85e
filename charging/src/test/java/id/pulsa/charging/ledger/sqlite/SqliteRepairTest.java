package id.pulsa.charging.ledger.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.RepairReport;
import id.pulsa.charging.ledger.VerificationReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the ledger tells is put right from it; the ledger itself is never touched in silence. */
class SqliteRepairTest {
    private static final long NOW = 1_795_316_400_000L;

    @TempDir
    private Path root;

    private SmallLedger ledger;

    @BeforeEach
    void fill() {
        ledger = new SmallLedger(root);
    }

    private RepairReport repair(boolean acceptChain) {
        try (DataDirectory directory = DataDirectory.open(root)) {
            return SqliteRepair.repair(directory, acceptChain, NOW);
        }
    }

    @Test
    void rightBooksAreLeftAlone() {
        RepairReport report = repair(true);
        assertTrue(report.clean());
        assertEquals(List.of(), report.changes());
        assertEquals(List.of(), ledger.verify().notes());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a balance         | UPDATE account SET balance_micros = 5                      | account a: balance 5 set to 79000000
            spending          | UPDATE account SET spent_micros = 99000000                 | account a: spending of day 20000, 99000000, set to 25000000 on day 20000
            daily caps        | INSERT INTO cap_use VALUES ('a', 'k', 1, 20000, 26000000, 0) | account a: its daily caps count anew
            a bundle          | UPDATE bundle SET left_millis = 3600000                    | bundle b: 3600000 ms left, set to 3595000
            an account gone   | DELETE FROM account                                        | account a: made anew, barred, since the ledger names it;account a: balance 0 set to 79000000
            a batch           | INSERT INTO voucher_batch VALUES ('v', 7, 1, 0, 0, 0, 2, 0) | voucher batch v: 7 vouchers and 2 redeemed, set to 0 and 0
            an ended call     | INSERT INTO live_call (call_id, caller, called, started_at, answered_at, reserved_micros, paid_millis, last_alive_at) VALUES ('c1', '1', '2', 0, 0, 0, 0, 0) | call c1: no longer among the running ones
            """)
    void derivesFromTheLedger(String what, String sql, String changes) {
        ledger.tamper(sql);
        assertFalse(ledger.verify().clean(), what);
        RepairReport report = repair(false);
        assertEquals(List.of(changes.split(";", -1)), report.changes(), what);
        assertTrue(report.clean(), () -> String.valueOf(report.after()));
        assertTrue(ledger.verify().clean());
        assertEquals(NOW, ledger.verify().notes().get(0).atWallMillis());
    }

    @Test
    void aBrokenChainIsNotRepairedInSilence() {
        ledger.tamper("UPDATE movement SET amount_micros = 2000000 WHERE seq = 2", "UPDATE account SET barred = 1");
        RepairReport refused = repair(false);
        assertNull(refused.after());
        assertEquals(List.of(), refused.changes());
        VerificationReport still = ledger.verify();
        assertEquals(1, still.chainFaults());
        assertEquals(List.of(), still.notes());

        RepairReport accepted = repair(true);
        assertTrue(accepted.clean(), () -> String.valueOf(accepted.after()));
        VerificationReport after = ledger.verify();
        assertTrue(after.clean());
        assertEquals(80_000_000, after.balancesMicros());
        assertTrue(
                after.notes()
                        .get(0)
                        .text()
                        .startsWith("chain accepted with 1 faults, the first: movement 2 (top-up:1) is not what was"
                                + " written there, or movement 1 (first) before it is not; it ended at movement 10 "
                                + still.chain().movements().hash()),
                () -> after.notes().toString());
    }

    @Test
    void whatCannotBeDerivedIsTold() {
        ledger.tamper("DELETE FROM movement WHERE seq = 7");
        RepairReport report = repair(true);
        assertFalse(report.clean());
        VerificationReport after = ledger.verify();
        assertEquals(List.of("call c2: its record says 5000000, its charge is missing"), after.discrepancies());
        assertEquals(84_000_000, after.balancesMicros());
    }

    @Test
    void theViewsAreMadeAnewAfterwards() {
        ledger.tamper("UPDATE account SET balance_micros = 5");
        long before = position();
        repair(false);
        assertTrue(position() > before);
    }

    private long position() {
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            return reads.position();
        }
    }
}
