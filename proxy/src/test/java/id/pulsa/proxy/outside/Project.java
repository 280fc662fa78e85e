package id.pulsa.proxy.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Where things are in the project's folder. */
final class Project {
    static final Path ROOT = root();

    private Project() {}

    static Path script(String name) {
        return ROOT.resolve("scripts").resolve(name);
    }

    static Path config() {
        return ROOT.resolve("config");
    }

    static Path scenario(String story) {
        return ROOT.resolve("sipp-scenarios").resolve(story + ".xml");
    }

    /** An empty folder for what one test leaves behind: data, logs, traces. It stays for whoever reads a failure. */
    static Path scratch(String name) {
        Path folder = ROOT.resolve("proxy/target/outside").resolve(name);
        try {
            if (Files.exists(folder)) {
                List<Path> inside;
                try (var walk = Files.walk(folder)) {
                    inside = walk.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path path : inside) {
                    Files.delete(path);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("sipp-scenarios"))) {
            Path parent = here.getParent();
            if (parent == null) {
                throw new IllegalStateException(
                        "not inside the project: " + Path.of("").toAbsolutePath());
            }
            here = parent;
        }
        return here;
    }
}
