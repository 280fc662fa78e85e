package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A disk that forgets what was not synced when the power fails: {@code src/test/c/fsynced.c}, compiled here. */
final class FsyncedDisk {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> FILES = List.of("ledger.db", "ledger.db-wal");

    private final Path library;
    private final Path shadows;

    private FsyncedDisk(Path library, Path shadows) {
        this.library = library;
        this.shadows = shadows;
    }

    /** Empty when there is no C compiler. */
    static Optional<FsyncedDisk> in(Path folder) {
        for (String compiler : List.of("cc", "tcc")) {
            if (!isInstalled(compiler)) {
                continue;
            }
            Path library = folder.resolve("libfsynced.so");
            try (ChildProcess run = ChildProcess.start(
                    compiler,
                    folder,
                    folder.resolve(compiler + ".log"),
                    List.of(
                            compiler,
                            "-shared",
                            "-fPIC",
                            "-o",
                            library.toString(),
                            Project.ROOT.resolve("proxy/src/test/c/fsynced.c").toString(),
                            "-ldl",
                            "-lpthread"),
                    Map.of())) {
                if (run.awaitExit(LIMIT) == 0) {
                    return Optional.of(new FsyncedDisk(library, Files.createDirectories(folder.resolve("synced"))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    /** From its next start on the gateway writes to this disk. */
    void under(GatewayProcess gateway) {
        gateway.variable("LD_PRELOAD", library.toString()).variable("FSYNCED_SHADOWS", shadows.toString());
    }

    /** The gateway has been killed; now the machine's memory is gone too. */
    void losePower(Path data) {
        try {
            for (String name : FILES) {
                Path shadow = shadows.resolve(name);
                if (!Files.exists(shadow)) {
                    throw new AssertionError("the gateway did not write " + name + " to this disk");
                }
                Files.copy(shadow, data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(data.resolve("ledger.db-shm"));
            Files.deleteIfExists(data.resolve("ledger.tail"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
