package id.pulsa.proxy.cli;

import id.pulsa.charging.backup.BackupArchive;
import id.pulsa.charging.backup.BackupException;
import id.pulsa.charging.backup.BackupManifest;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.OwnerFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa backup}. */
@Command(
        name = "backup",
        description =
                "Write the ledger and the key of the vouchers into one file, whether a gateway runs or not. Keep it"
                        + " like the data directory: it holds what is as good as every subscriber's password.")
final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "FILE|DIR", description = "Where to; in a directory the file is named by the time.")
    private Path target = Path.of("");

    @Mixin
    private final JsonOption json = new JsonOption();

    BackupCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Path file = Files.isDirectory(target)
                ? target.resolve("pulsa-"
                        + STAMP.format(Instant.ofEpochMilli(around.time().wallMillis())) + ".zip")
                : target;
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Connection connection = connector.toChange()) {
            BackupManifest manifest = write(connection, file, part);
            Listing.say(
                    around.out(),
                    json.wanted(),
                    new Document()
                            .put("file", file.toString())
                            .put("bytes", Files.size(file))
                            .put("taken_at", taken(manifest))
                            .put("position", manifest.ledger().position())
                            .put("live_calls", manifest.ledger().liveCalls()),
                    "backup of ledger position " + manifest.ledger().position() + ", taken " + taken(manifest) + ": "
                            + file + ", " + Files.size(file) + " bytes, checked");
            return ExitCode.OK;
        } catch (FileAlreadyExistsException e) {
            throw new FailedException(e.getFile() + " exists already", e);
        } catch (BackupException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new FailedException("the backup to " + file + " broke off: " + e.getMessage(), e);
        }
    }

    private String taken(BackupManifest manifest) {
        return Instant.ofEpochMilli(manifest.takenAtWallMillis())
                .atZone(around.zone())
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** Under its name only when it is whole, on the disk, and was read again. */
    private BackupManifest write(Connection connection, Path file, Path part) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        OwnerFiles.create(part, "");
        try {
            try (OutputStream out =
                    new CountingStream(Files.newOutputStream(part), around.err(), around.terminal(), around.time())) {
                connection.administration().backUp(out);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            try (BackupArchive archive = BackupArchive.open(part)) {
                archive.check();
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return archive.manifest();
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
