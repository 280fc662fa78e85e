package id.pulsa.proxy.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory for one world: in memory where there is such a file system, since the world brings its own disk. */
public final class TemporaryDirectory implements AutoCloseable {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path path;

    /** Makes it. */
    public TemporaryDirectory() throws IOException {
        path = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "pulsa-world")
                : Files.createTempDirectory("pulsa-world");
    }

    public Path path() {
        return path;
    }

    /** Deletes it with all that is in it. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
