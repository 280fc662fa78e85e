package id.pulsa.charging.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerReads;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.time.FakeTime;
import id.pulsa.charging.voucher.VoucherKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a ledger that is being written, and what becomes of it. */
class BackupTest {
    private static final LiveCall LIVE = new LiveCall(
            CallDetailRecord.Kind.CALL,
            "c1",
            null,
            "1",
            "2",
            "a",
            "lab/any",
            null,
            null,
            10,
            20,
            5,
            30,
            0,
            List.of(),
            CellHistory.NONE,
            new Dialogs(new byte[] {1, 2}));

    @TempDir
    private Path root;

    private final FakeTime time = new FakeTime();
    private Path data;
    private Path archive;
    private Path target;
    private DataDirectory directory;
    private SqliteLedgerStore store;

    @BeforeEach
    void write() {
        data = root.resolve("data");
        archive = root.resolve("backup.zip");
        target = root.resolve("target");
        directory = DataDirectory.open(data);
        store = SqliteLedgerStore.open(directory);
        store.commit(
                List.of(
                        new LedgerEvent.AccountAdded("first", "a", 100, AccountTerms.PLAIN, 0, 1),
                        new LedgerEvent.CallStarted(LIVE)),
                777);
        VoucherKey.open(data, new SecureRandom(), false);
    }

    @AfterEach
    void close() {
        store.close();
        directory.close();
    }

    private void topUp(String id) {
        store.commit(List.of(new LedgerEvent.ToppedUp(id, "a", 1, 0, 2)), 778);
    }

    private BackupManifest backUp() throws IOException {
        try (OutputStream out = Files.newOutputStream(archive)) {
            return new Backup(data, time).write(out);
        }
    }

    private Restore.Result restore(boolean force, boolean acceptFindings) throws IOException {
        try (BackupArchive open = BackupArchive.open(archive)) {
            return new Restore(target, Set.of("admin.token")).from(open, force, acceptFindings, 1_795_316_400_000L);
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + DataDirectory.ledgerFile(data));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void restoresTheLedgerAsItWasAndTheKey() throws IOException {
        topUp("before");
        BackupManifest manifest = backUp();
        topUp("after");
        assertEquals(2, manifest.ledger().position());
        assertEquals(time.wallMillis(), manifest.takenAtWallMillis());
        assertFalse(Files.exists(data.resolve("ledger.copy")));

        Restore.Result result = restore(false, false);
        assertNull(result.replaced());
        assertEquals(manifest, result.manifest());
        assertEquals(101, result.books().balancesMicros());
        assertEquals(List.of("ledger.db", "lock", "voucher.key"), names(target));
        assertArrayEquals(
                Files.readAllBytes(data.resolve("voucher.key")), Files.readAllBytes(target.resolve("voucher.key")));
        for (String name : List.of("ledger.db", "voucher.key")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve(name))),
                    name);
        }
        try (DataDirectory opened = DataDirectory.open(target);
                SqliteLedgerStore restored = SqliteLedgerStore.open(opened)) {
            assertEquals(2, restored.position());
        }
    }

    @Test
    void aBackupUnderLoadIsOneState() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) {
                topUp("load-" + i);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 3; i++) {
                target = root.resolve("target-" + i);
                long before = store.position();
                BackupManifest manifest = backUp();
                long after = store.position();
                long position = manifest.ledger().position();
                assertTrue(before <= position && position <= after, before + " " + position + " " + after);
                assertEquals(99 + position, restore(false, false).books().balancesMicros());
            }
        } finally {
            enough.set(true);
            writer.join();
        }
    }

    /** What would be needed to carry it on is gone with the moment of the backup. */
    @Test
    void callsThatRanAreOverInTheBackup() throws IOException {
        BackupManifest manifest = backUp();
        assertEquals(1, manifest.ledger().liveCalls());
        restore(false, false);
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(target));
                SqliteLedgerReads original = SqliteLedgerReads.open(DataDirectory.ledgerFile(data))) {
            LiveCall call = reads.liveCalls().get(0);
            assertNull(call.dialogs());
            assertEquals(777, call.lastAliveAtWallMillis());
            assertNotNull(original.liveCalls().get(0).dialogs());
        }
    }

    @Test
    void whatWasThereIsMovedAsideWhole() throws IOException {
        backUp();
        Files.createDirectories(target.resolve("maps"));
        Files.writeString(target.resolve("ledger.db"), "old");
        Files.writeString(target.resolve("ledger.tail"), "old tail");
        Files.writeString(target.resolve("admin.token"), "token");
        BackupException refused = assertThrows(BackupException.class, () -> restore(false, false));
        assertTrue(String.valueOf(refused.getMessage()).contains("is not empty"), refused::getMessage);
        assertEquals("old", Files.readString(target.resolve("ledger.db")));

        Path replaced = restore(true, false).replaced();
        assertNotNull(replaced);
        assertEquals("replaced-20261122T030000Z", String.valueOf(replaced.getFileName()));
        assertEquals(List.of("ledger.db", "ledger.tail", "maps"), names(replaced));
        assertEquals(
                List.of("admin.token", "ledger.db", "lock", "replaced-20261122T030000Z", "voucher.key"), names(target));
    }

    @Test
    void aDirectoryThatAGatewayHoldsIsLeftAlone() throws IOException {
        backUp();
        target = data;
        assertThrows(DataDirectoryException.class, () -> restore(true, true));
    }

    @Test
    void aDamagedBackupIsRefusedBeforeAnythingIsTouched() throws IOException {
        backUp();
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            file.seek(file.length() / 4);
            int old = file.read();
            file.seek(file.length() / 4);
            file.write(old ^ 1);
        }
        Files.createDirectories(target);
        Files.writeString(target.resolve("ledger.db"), "old");
        BackupException refused = assertThrows(BackupException.class, () -> restore(true, true));
        assertTrue(String.valueOf(refused.getMessage()).contains("damaged"), refused::getMessage);
        assertEquals(List.of("ledger.db", "lock"), names(target));
        assertEquals("old", Files.readString(target.resolve("ledger.db")));
    }

    @Test
    void halfABackupIsRefused() throws IOException {
        backUp();
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length - 100));
        BackupException refused = assertThrows(BackupException.class, () -> restore(false, false));
        assertTrue(String.valueOf(refused.getMessage()).contains("only a part of one"), refused::getMessage);
    }

    @Test
    void aLedgerWithFaultsIsTakenOnlyKnowingly() throws Exception {
        topUp("before");
        store.close();
        change("UPDATE movement SET at = 99 WHERE seq = 2");
        backUp();
        BackupException refused = assertThrows(BackupException.class, () -> restore(false, false));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .contains("has 1 faults, the first: movement 2 (before) is not what was written there"),
                refused::getMessage);
        assertEquals(1, restore(false, true).books().chainFaults());
    }
}
