package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pulsa backup}, {@code restore} and {@code ledger verify --repair}, as an administrator types them. */
class BackupCommandsTest {
    @TempDir
    private Path dir;

    private Path data;
    private Path backup;

    @BeforeEach
    void directories() throws Exception {
        data = dir.resolve("data");
        backup = dir.resolve("backup.zip");
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(data)) {
            topUp(pulsa, "add");
        }
    }

    private static void topUp(PulsaUnderTest pulsa, String what) {
        int code = what.equals("add")
                ? pulsa.run(
                        "s3cret\n",
                        "subscriber",
                        "add",
                        "1001",
                        "--plan",
                        "lab",
                        "--balance",
                        "100",
                        "--password-stdin")
                : pulsa.run("", "subscriber", "topup", "1001", "5", "--key", what);
        assertEquals(0, code, () -> pulsa.err);
    }

    private static Document books(PulsaUnderTest pulsa) {
        pulsa.run("", "ledger", "verify", "--json");
        return Json.read(pulsa.out);
    }

    private void tamper(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + DataDirectory.ledgerFile(data));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void aBackupIsRestoredAsItWas(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = live ? PulsaUnderTest.live(data) : PulsaUnderTest.offline(data)) {
            topUp(pulsa, "before");
            assertEquals(0, pulsa.run("", "backup", backup.toString(), "--json"), () -> pulsa.err);
            Document made = Json.read(pulsa.out);
            assertEquals("2026-11-22T10:00:00+07:00", made.text("taken_at"));
            assertEquals(Files.size(backup), made.number("bytes", 0));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
            topUp(pulsa, "after");
            assertEquals(1, pulsa.run("", "backup", backup.toString()));
            assertEquals("pulsa: " + backup + " exists already\n", pulsa.err);
            assertFalse(Files.exists(dir.resolve("backup.zip.part")));
            assertEquals(0, pulsa.run("", "backup", dir.toString()), () -> pulsa.err);
            assertTrue(Files.exists(dir.resolve("pulsa-20261122T030000Z.zip")));
        }
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("new"))) {
            assertEquals(0, pulsa.run("", "restore", backup.toString()), () -> pulsa.err);
            assertTrue(
                    pulsa.out.matches(".*/new is as it was at ledger position \\d+, 2026-11-22T10:00:00\\+07:00\n"),
                    pulsa.out);
            assertEquals("105.00", books(pulsa).text("balances"));
            assertEquals(1, pulsa.run("", "restore", backup.toString()));
            assertTrue(pulsa.err.contains("is not empty"), pulsa.err);
            assertEquals(0, pulsa.run("", "restore", backup.toString(), "--force"), () -> pulsa.err);
            assertTrue(pulsa.out.contains("what was there is in "), pulsa.out);
        }
    }

    @Test
    void nothingIsRestoredUnderARunningGateway() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(data)) {
            assertEquals(0, pulsa.run("", "backup", backup.toString()), () -> pulsa.err);
            assertEquals(1, pulsa.run("", "restore", backup.toString(), "--force"));
            assertTrue(pulsa.err.contains("already open"), pulsa.err);
            assertEquals(1, pulsa.run("", "ledger", "verify", "--repair"));
            assertEquals("pulsa: a gateway runs on " + data + ": stop it first\n", pulsa.err);
        }
    }

    @Test
    void theApiGivesABackupOnlyToWhoHasTheToken() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(data)) {
            URI uri = pulsa.server().uri().resolve("/api/v1/backup");
            HttpURLConnection stranger = (HttpURLConnection) uri.toURL().openConnection();
            stranger.setRequestMethod("POST");
            assertEquals(401, stranger.getResponseCode());
        }
    }

    @Test
    void whatIsNoBackupIsRefused() throws Exception {
        Files.writeString(backup, "no zip");
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("new"))) {
            assertEquals(1, pulsa.run("", "restore", backup.toString()));
            assertEquals("pulsa: " + backup + " is no backup, or only a part of one\n", pulsa.err);
            assertEquals(1, pulsa.run("", "restore", dir.resolve("none.zip").toString()));
            assertEquals("pulsa: there is no " + dir.resolve("none.zip") + "\n", pulsa.err);
        }
        assertFalse(Files.exists(dir.resolve("new")));
    }

    @Test
    void balancesAreRepairedFromTheLedger() throws Exception {
        tamper("UPDATE account SET balance_micros = 7");
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(data)) {
            assertEquals(1, pulsa.run("", "ledger", "verify"));
            assertEquals(0, pulsa.run("", "ledger", "verify", "--repair"), () -> pulsa.err);
            assertTrue(pulsa.out.startsWith("repaired: account 1001: balance 7 set to 100000000\n"), () -> pulsa.out);
            assertTrue(pulsa.out.endsWith("the books are right\n"), () -> pulsa.out);
            assertTrue(pulsa.out.contains("note of 2026-11-22T10:00:00.000+07:00: repaired: 1 changes"), pulsa.out);
            assertEquals(0, pulsa.run("", "ledger", "verify", "--repair"), () -> pulsa.err);
            assertFalse(pulsa.out.contains("repaired: account"), pulsa.out);
        }
    }

    @Test
    void aBrokenChainIsTakenOnlyKnowingly() throws Exception {
        tamper("UPDATE movement SET amount_micros = 90000000 WHERE seq = 1");
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(data)) {
            assertEquals(1, pulsa.run("", "ledger", "verify", "--repair"));
            assertTrue(pulsa.err.contains("is not what was written there"), pulsa.err);
            assertTrue(pulsa.err.contains("nothing was repaired"), pulsa.err);
            assertEquals(2, pulsa.run("", "ledger", "verify", "--accept-chain"));
            assertEquals(0, pulsa.run("", "ledger", "verify", "--repair", "--accept-chain", "--json"), () -> pulsa.err);
            Document report = Json.read(pulsa.out);
            assertEquals("90.00", report.text("balances"));
            List<Document> notes = report.documents("notes");
            assertEquals(2, notes.size());
            assertTrue(notes.get(0).text("text").startsWith("chain accepted with 1 faults"), notes::toString);
        }
    }
}
