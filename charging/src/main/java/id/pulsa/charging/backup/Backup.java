package id.pulsa.charging.backup;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.sqlite.SqliteBackup;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.voucher.VoucherKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes backups of a data directory, whether a gateway runs on it or not: one zip archive with the ledger, the key of the
 * vouchers, and a manifest that names the ledger's position and everything's SHA-256. Whoever has it can redeem vouchers
 * and log in as any subscriber: it is to be kept like the data directory itself.
 *
 * <p>The ledger is copied to a file beside it first, so that the reader of the archive may be slow: there must be room for
 * it on the disk, and some left for the running calls.
 */
public final class Backup {
    static final String LEDGER_ENTRY = "ledger.db";
    private static final String COPY = "ledger.copy";
    private static final long ROOM_FOR_OTHERS = 64L << 20;

    private final Path data;
    private final TimeSource time;
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * Makes none yet.
     *
     * @param data directory that this process holds
     */
    public Backup(Path data, TimeSource time) {
        this.data = data;
        this.time = time;
    }

    /**
     * Writes one; blocks until it is written.
     *
     * @param out is left open
     * @throws BackupException when there is no room for it, or another one is being made
     * @throws IOException when it cannot be written
     */
    public BackupManifest write(OutputStream out) throws IOException {
        if (!running.compareAndSet(false, true)) {
            throw new BackupException("another backup is being made");
        }
        Path copy = data.resolve(COPY);
        try {
            delete(copy);
            room();
            OwnerOnly.create(copy);
            long takenAt = time.wallMillis();
            SqliteBackup.Taken taken = SqliteBackup.copy(DataDirectory.ledgerFile(data), copy);
            return archive(takenAt, taken, copy, out);
        } catch (LedgerException e) {
            throw new BackupException(String.valueOf(e.getMessage()), e);
        } finally {
            delete(copy);
            running.set(false);
        }
    }

    /** A disk that the backup fills up would stop the calls. */
    private void room() throws IOException {
        long needed = Files.size(DataDirectory.ledgerFile(data)) + ROOM_FOR_OTHERS;
        long usable = Files.getFileStore(data).getUsableSpace();
        if (usable < needed) {
            throw new BackupException("no room for a copy of the ledger in " + data + ": " + (needed >> 20)
                    + " MiB are needed, " + (usable >> 20) + " MiB are free");
        }
    }

    private BackupManifest archive(long takenAt, SqliteBackup.Taken taken, Path copy, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        List<BackupManifest.Content> files = new ArrayList<>();
        files.add(add(zip, LEDGER_ENTRY, copy));
        Path key = data.resolve(VoucherKey.FILE_NAME);
        if (Files.exists(key)) {
            files.add(add(zip, VoucherKey.FILE_NAME, key));
        }
        BackupManifest manifest = new BackupManifest(takenAt, taken, files);
        zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
        zip.write(manifest.json());
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return manifest;
    }

    private static BackupManifest.Content add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream in = Files.newInputStream(file)) {
            BackupManifest.Content content = Digests.copy(name, in, zip, Long.MAX_VALUE);
            zip.closeEntry();
            return content;
        }
    }

    private static void delete(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        for (String beside : List.of("-journal", "-wal", "-shm")) {
            Files.deleteIfExists(copy.resolveSibling(COPY + beside));
        }
    }
}
