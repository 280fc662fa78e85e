package id.pulsa.proxy.cli;

import id.pulsa.charging.backup.BackupArchive;
import id.pulsa.charging.backup.BackupException;
import id.pulsa.charging.backup.BackupManifest;
import id.pulsa.charging.backup.Restore;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.Document;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa restore}. */
@Command(
        name = "restore",
        description =
                "Put a backup into a data directory that no gateway runs on. The backup is checked first; what was"
                        + " booked after it was taken is not in it.")
final class RestoreCommand implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "FILE", description = "What \"pulsa backup\" wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--force",
            description = "Also into a directory that is not empty: what is there is moved into replaced-… in it.")
    private boolean force;

    @Option(
            names = "--accept-findings",
            description = "Also a ledger whose books or chain had faults when it was backed up.")
    private boolean acceptFindings;

    @Mixin
    private final JsonOption json = new JsonOption();

    RestoreCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Path data = connector.dataDirectory();
        try (BackupArchive archive = BackupArchive.open(file)) {
            Restore.Result result = new Restore(data, Set.of(AdminToken.FILE_NAME))
                    .from(archive, force, acceptFindings, around.time().wallMillis());
            tell(data, result);
            return ExitCode.OK;
        } catch (NoSuchFileException e) {
            throw new FailedException("there is no " + e.getFile(), e);
        } catch (BackupException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new FailedException(file + " could not be restored: " + e, e);
        }
    }

    private void tell(Path data, Restore.Result result) {
        BackupManifest manifest = result.manifest();
        Path replaced = result.replaced();
        String taken = Instant.ofEpochMilli(manifest.takenAtWallMillis())
                .atZone(around.zone())
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        Listing.say(
                around.out(),
                json.wanted(),
                new Document()
                        .put("data", data.toString())
                        .put("taken_at", taken)
                        .put("position", manifest.ledger().position())
                        .put("live_calls", manifest.ledger().liveCalls())
                        .put("clean", result.books().clean())
                        .put("replaced", replaced == null ? null : replaced.toString()),
                data + " is as it was at ledger position " + manifest.ledger().position() + ", " + taken
                        + (replaced == null ? "" : "; what was there is in " + replaced)
                        + (manifest.ledger().liveCalls() == 0
                                ? ""
                                : "; " + manifest.ledger().liveCalls()
                                        + " calls that ran then are settled at the next start"));
    }
}
