package id.pulsa.proxy.editor;

import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.admin.OwnerFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the tariffs that were in force, the newest of them: a directory for each, named by its number, with the
 * texts as files and what is known of them in {@code entry.json}. Used by one thread at a time for changes; others may read
 * meanwhile.
 */
public final class TariffHistory {
    private static final Logger LOG = LogManager.getLogger(TariffHistory.class);

    /** Name of its directory in the data directory. */
    public static final String DIRECTORY = "tariffs-history";

    /** More versions are not kept. */
    static final int MAX_VERSIONS = 100;

    /** More bytes of texts are not kept, but for the newest two versions. */
    static final long MAX_BYTES = 64L << 20;

    private static final String ENTRY = "entry.json";
    private static final String FRESH = ".new";
    private static final int ALWAYS_KEPT = 2;
    private static final String NUMBER = "[1-9]\\d{0,8}";

    private final Path directory;

    /** @param directory made when the first version is kept */
    public TariffHistory(Path directory) {
        this.directory = directory;
    }

    /** What is kept, newest first. */
    List<TariffVersion> versions() {
        List<TariffVersion> versions = new ArrayList<>();
        for (long number : numbers()) {
            TariffVersion version = find(number);
            if (version != null) {
                versions.add(version);
            }
        }
        return versions;
    }

    /** The newest; null when there is none. */
    @Nullable TariffVersion newest() {
        for (long number : numbers()) {
            TariffVersion version = find(number);
            if (version != null) {
                return version;
            }
        }
        return null;
    }

    /** @throws AdminException of kind UNKNOWN_VERSION when it is not kept (any more) */
    TariffVersion version(long number) {
        TariffVersion version = find(number);
        if (version == null) {
            throw new AdminException(Kind.UNKNOWN_VERSION, "version " + number + " is not kept");
        }
        return version;
    }

    /** The texts of a version that are kept, by the names of their files. */
    Map<String, String> texts(TariffVersion version) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (TariffVersion.Kept kept : version.files()) {
                if (kept.file() != null) {
                    texts.put(
                            kept.name(),
                            Files.readString(place(version.number()).resolve(kept.file())));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new AdminException(
                    Kind.UNKNOWN_VERSION, "version " + version.number() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Keeps a version, and forgets the oldest ones when there are too many; on the disk when this returns.
     *
     * @param files what is to be kept
     * @return its number
     * @throws AdminException of kind UNAVAILABLE when it cannot be written
     */
    long keep(TariffFiles files, long atWallMillis, @Nullable String who, @Nullable String comment, long restored) {
        List<Long> numbers = numbers();
        long number = numbers.isEmpty() ? 1 : numbers.get(0) + 1;
        Path fresh = directory.resolve(FRESH);
        try {
            remove(fresh);
            Files.createDirectories(fresh, OwnerFiles.ownerOnlyDirectory());
            List<TariffVersion.Kept> kept = new ArrayList<>();
            for (TariffFile file : files.files()) {
                String text = file.text();
                String name = text == null ? null : kept.isEmpty() ? file.name() : "table-" + kept.size() + ".csv";
                if (text != null && name != null) {
                    OwnerFiles.create(fresh.resolve(name), text);
                }
                kept.add(new TariffVersion.Kept(file.name(), file.bytes(), file.sha256(), name));
            }
            TariffVersion version =
                    new TariffVersion(number, atWallMillis, who, comment, restored, files.digest(), kept);
            OwnerFiles.create(fresh.resolve(ENTRY), version.document().toString());
            Files.move(fresh, place(number), StandardCopyOption.ATOMIC_MOVE);
            prune();
            return number;
        } catch (IOException e) {
            throw new AdminException(
                    Kind.UNAVAILABLE,
                    "nothing has changed: what is there could not be kept in " + directory + ": " + e,
                    e);
        }
    }

    /** Forgets a version that did not come into force after all. */
    void forget(long number) {
        try {
            remove(place(number));
        } catch (IOException e) {
            throw new AdminException(Kind.INTERNAL, "version " + number + " is kept, but was never in force", e);
        }
    }

    private void prune() {
        long bytes = 0;
        int kept = 0;
        for (TariffVersion version : versions()) {
            bytes += version.files().stream()
                    .filter(file -> file.file() != null)
                    .mapToLong(TariffVersion.Kept::bytes)
                    .sum();
            kept++;
            if (kept > MAX_VERSIONS || (bytes > MAX_BYTES && kept > ALWAYS_KEPT)) {
                forgetOld(version.number());
            }
        }
    }

    private void forgetOld(long number) {
        try {
            remove(place(number));
        } catch (IOException e) {
            LOG.warn("version {} of the tariffs cannot be removed from {}: {}", number, directory, e.toString());
        }
    }

    private Path place(long number) {
        return directory.resolve(Long.toString(number));
    }

    /** Newest first. */
    private List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return numbers;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.matches(NUMBER)) {
                    numbers.add(Long.parseLong(name));
                }
            }
        } catch (IOException e) {
            throw new AdminException(Kind.UNAVAILABLE, directory + " cannot be read: " + e.getMessage(), e);
        }
        numbers.sort(Collections.reverseOrder());
        return numbers;
    }

    /** Null when there is none, or nothing that this program has written. */
    private @Nullable TariffVersion find(long number) {
        try {
            return TariffVersion.of(
                    number, Json.read(Files.readString(place(number).resolve(ENTRY))));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }
}
