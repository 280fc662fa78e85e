package id.pulsa.proxy.editor;

import id.pulsa.proxy.admin.TariffDraft;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All files of the tariffs as they were at one moment.
 *
 * @param digest {@linkplain id.pulsa.proxy.config.FileDigest stands for} names and contents of all of them
 * @param files the main file first
 */
record TariffFiles(String digest, List<TariffFile> files) {
    TariffFiles {
        files = List.copyOf(files);
    }

    /** The file of that name; null when there is none. */
    @Nullable TariffFile file(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What {@link TariffDraft#MAIN} holds; null when it is not shown. */
    @Nullable String main() {
        TariffFile main = file(TariffDraft.MAIN);
        return main == null ? null : main.text();
    }

    /** The names of the tables. */
    Set<String> tables() {
        Set<String> names = files.stream().map(TariffFile::name).collect(Collectors.toCollection(LinkedHashSet::new));
        names.remove(TariffDraft.MAIN);
        return names;
    }

    /** Whether the file at that place holds that text already. */
    boolean holds(Path path, String text) {
        return files.stream().anyMatch(file -> file.path().equals(path) && text.equals(file.text()));
    }
}
