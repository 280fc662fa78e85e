package id.pulsa.charging.backup;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.ledger.sqlite.SqliteBackup;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerReads;
import id.pulsa.charging.voucher.VoucherKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a backup into a data directory that no gateway holds. Nothing there is touched before the backup has proved itself;
 * then what was there goes into a directory of its own beside the new ledger: its views, its tail, and whatever else an
 * older or newer state has left would not fit.
 */
public final class Restore {
    private static final String FRESH = ".restoring";
    private static final String REPLACED = "replaced-";
    private static final String LOCK = "lock";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path data;
    private final Set<String> kept;

    /**
     * Prepares it.
     *
     * @param kept names of files in the data directory that may stay
     */
    public Restore(Path data, Set<String> kept) {
        this.data = data;
        this.kept = Set.copyOf(kept);
    }

    /**
     * What was restored.
     *
     * @param replaced where what was there before has gone; null when there was nothing
     * @param books the restored ledger's
     */
    public record Result(BackupManifest manifest, @Nullable Path replaced, VerificationReport books) {}

    /**
     * Restores an archive.
     *
     * @param force whether a directory that is not empty may be taken
     * @param acceptFindings whether a ledger is taken whose books or chain had faults when it was backed up
     * @throws BackupException when the archive is damaged or newer than this program, the directory is not empty, or the
     *     ledger has faults; the directory is as it was then
     * @throws id.pulsa.charging.ledger.DataDirectoryException when the directory cannot be used or a gateway holds it
     */
    public Result from(BackupArchive archive, boolean force, boolean acceptFindings, long nowWallMillis)
            throws IOException {
        try (DataDirectory directory = DataDirectory.open(data)) {
            List<Path> old = old();
            if (!old.isEmpty() && !force) {
                throw new BackupException(data + " is not empty: name another directory, or let what is there be moved"
                        + " aside with --force");
            }
            Path ledger = fresh(directory.ledgerFile());
            Path key = fresh(data.resolve(VoucherKey.FILE_NAME));
            try {
                VerificationReport books = prove(archive, ledger, acceptFindings);
                boolean withKey = archive.extract(VoucherKey.FILE_NAME, key);
                Path replaced = moveAside(old, nowWallMillis);
                if (withKey) {
                    Files.move(key, data.resolve(VoucherKey.FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
                }
                // The last step: a directory with a ledger is whole.
                Files.move(ledger, directory.ledgerFile(), StandardCopyOption.ATOMIC_MOVE);
                force(data);
                return new Result(archive.manifest(), replaced, books);
            } finally {
                Files.deleteIfExists(ledger);
                Files.deleteIfExists(key);
            }
        }
    }

    private List<Path> old() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return !name.equals(LOCK)
                                && !kept.contains(name)
                                && !name.startsWith(REPLACED)
                                && !name.endsWith(FRESH);
                    })
                    .sorted()
                    .toList();
        }
    }

    private static Path fresh(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + FRESH);
        Files.deleteIfExists(fresh);
        return fresh;
    }

    private static VerificationReport prove(BackupArchive archive, Path ledger, boolean acceptFindings)
            throws IOException {
        if (!archive.extract(Backup.LEDGER_ENTRY, ledger)) {
            throw new BackupException("the backup holds no ledger");
        }
        String fault = SqliteBackup.fault(ledger);
        if (fault != null) {
            throw new BackupException("the backup's ledger is damaged: " + fault);
        }
        SqliteBackup.bringUpToDate(ledger);
        VerificationReport books;
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(ledger)) {
            books = reads.verify();
        }
        if (!books.chain().equals(archive.manifest().ledger().chain())) {
            throw new BackupException("the backup's ledger does not end where its manifest says");
        }
        if (!books.clean() && !acceptFindings) {
            throw new BackupException("the backup's ledger has " + books.discrepancyCount() + " faults, the first: "
                    + books.discrepancies().get(0) + "; --accept-findings takes it all the same");
        }
        force(ledger);
        return books;
    }

    private @Nullable Path moveAside(List<Path> old, long nowWallMillis) throws IOException {
        if (old.isEmpty()) {
            return null;
        }
        Path aside = Files.createDirectory(data.resolve(REPLACED + STAMP.format(Instant.ofEpochMilli(nowWallMillis))));
        for (Path file : old) {
            Files.move(file, aside.resolve(String.valueOf(file.getFileName())));
        }
        return aside;
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
