package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.time.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataDirectoryTest {
    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();

    @Test
    void isHeldByOneAtATime() {
        Desk holder = new Desk(root, time);
        DataDirectoryException refused = assertThrows(DataDirectoryException.class, () -> DataDirectory.open(root));
        assertEquals("data directory " + root + " is already open in this process", refused.getMessage());
        holder.close();
        DataDirectory.open(root).close();
    }

    @Test
    void whatIsNoDirectoryOrNoLedgerIsRefusedInOneLine() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");
        assertOneLine(assertThrows(DataDirectoryException.class, () -> DataDirectory.open(file)), "cannot be used");
        Files.writeString(root.resolve("ledger.db"), "this is no database, although it is long enough".repeat(50));
        DataDirectory directory = DataDirectory.open(root);
        assertOneLine(
                assertThrows(DataDirectoryException.class, () -> ChargingStore.open(directory, Desk.SMALL, time)),
                "cannot be opened");
        directory.close();
        assertOneLine(
                assertThrows(DataDirectoryException.class, () -> Desk.verify(root.resolve("none"))),
                "there is no ledger");
    }

    private static void assertOneLine(DataDirectoryException refused, String part) {
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aNewerFormatIsRefused() throws SQLException {
        new Desk(root, time).close();
        tamper("PRAGMA user_version = 99");
        DataDirectory directory = DataDirectory.open(root);
        assertOneLine(
                assertThrows(DataDirectoryException.class, () -> ChargingStore.open(directory, Desk.SMALL, time)),
                "has format version 99, this program knows up to 7: use a newer Pulsa");
        directory.close();
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + root.resolve("ledger.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE account SET balance_micros = balance_micros + 1            | its movements sum up to 96
            UPDATE account SET balance_micros = -1                            | is below 0
            DELETE FROM movement WHERE kind = 'CHARGE'                        | its charge is missing
            UPDATE cdr SET charge_micros = 5                                  | its record says 5, its charge is 4
            DELETE FROM cdr                                                   | without its record
            UPDATE subscriber SET account = 'z'                               | no account z
            UPDATE movement SET amount_micros = -amount_micros                | TOP_UP of -100
            """)
    void verificationFindsWhatWasTamperedWith(String sql, String finding) throws SQLException {
        try (Desk desk = new Desk(root, time)) {
            desk.subscriberWith("1000", "a", 100);
            CallSession call = Desk.granted(desk.charging(new PerSecond(0, 1_000, 1, 10_000), Cells.none())
                    .authorise(desk.attempt("1000", "031")));
            call.answered(new byte[0]);
            time.advanceMillis(4_000);
            call.end(EndCause.CALLER_HUNG_UP, 200, null);
        }
        VerificationReport before = Desk.verify(root);
        assertTrue(before.clean(), before.toString());
        assertEquals(4, before.chargesMicros());
        tamper(sql);
        VerificationReport report = Desk.verify(root);
        assertFalse(report.clean());
        assertTrue(
                report.discrepancies().stream().anyMatch(line -> line.contains(finding)),
                report.discrepancies().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE account SET spent_micros = 50000001              | its spending says 50000001 on day
            UPDATE cap_use SET micros = micros + 1                  | its daily caps have counted 50000001 since day
            UPDATE cap_use SET micros = -1                          | has counted -1
            UPDATE bundle SET left_millis = left_millis + 1         | 5001 ms of 25000 are left, calls used 20000
            UPDATE cdr SET bundles = NULL                           | 5000 ms of 25000 are left, calls used 0
            UPDATE bundle SET account = 'z'                         | bundle b: no account z
            UPDATE voucher SET redeemed_at = 0                      | made for 2 vouchers and 1 redeemed, has 2 and 0
            UPDATE voucher SET redeemed_at = 1                      | redeemed for nobody, its movement says nothing
            UPDATE voucher_batch SET amount_micros = 8              | redeemed for a, its movement says a 7
            DELETE FROM voucher WHERE redeemed_at <> 0              | without a redeemed voucher
            UPDATE account SET lowest_balance_micros = 999999999    | is below 999999999
            """)
    void verificationKnowsDaysBundlesAndVouchers(String sql, String finding) throws SQLException {
        try (Desk desk = new Desk(root, time)) {
            desk.subscriberWith("1000", "a", 200 * Desk.RUPIAH);
            GrantedBundle bundle =
                    new GrantedBundle("b", "weekend", List.of("03"), 25_000, 25_000, time.wallMillis() + 60_000);
            Desk.await(desk.store.provisioning().grant("a", bundle));
            VoucherHash redeemed = new VoucherHash(new byte[32]);
            byte[] other = new byte[32];
            other[0] = 1;
            Desk.await(desk.store
                    .provisioning()
                    .createVouchers(new VoucherBatch("v", 2, 7, 0, 0), List.of(redeemed, new VoucherHash(other))));
            Desk.await(desk.store.provisioning().redeem(redeemed, Desk.subscriber("1000", "a", "lab", 0)));
            Charging charging = desk.charging(Prices.rater(), Cells.none());
            for (String called : List.of("031", "0812")) {
                CallSession call = Desk.granted(charging.authorise(desk.attempt("1000", called)));
                call.answered(new byte[0]);
                while (call.paidMillis() < 60_000 && call.extend()) {
                    time.advanceMillis(1);
                }
                time.advanceMillis(called.equals("031") ? 20_000 - call.talkMillis() : 60_000);
                call.end(EndCause.CALLER_HUNG_UP, 200, null);
            }
        }
        VerificationReport before = Desk.verify(root);
        assertTrue(before.clean(), before.toString());
        assertEquals(Prices.CAP, before.chargesMicros());
        assertEquals(1, before.bundles());
        assertEquals(new VerificationReport.Vouchers(2, 1, 0), before.vouchers());
        tamper(sql);
        VerificationReport report = Desk.verify(root);
        assertTrue(
                report.discrepancies().stream().anyMatch(line -> line.contains(finding)),
                report.discrepancies().toString());
    }

    @Test
    void strangersMayNotLookIn() throws IOException {
        Path fresh = root.resolve("fresh");
        DataDirectory.open(fresh).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)));
    }
}
