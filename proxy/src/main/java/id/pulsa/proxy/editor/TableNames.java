package id.pulsa.proxy.editor;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.YamlReader;
import id.pulsa.charging.yaml.YamlScalar;
import id.pulsa.proxy.config.ConfigFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which tables a text of the tariffs may name. Who writes such a text can have any file read, and mistakes quote what is
 * in it, so that through the control API only tables in the configuration directory may be named.
 */
final class TableNames {
    private static final String SUFFIX = ".csv";

    private final Path directory;

    /** @param directory of the configuration files */
    TableNames(Path directory) {
        this.directory = directory;
    }

    /** The tables that a text names, each where it does; none of a text that is no YAML. */
    static List<YamlScalar> of(Path file, String text) {
        try {
            return ConfigFiles.tables(YamlReader.parse(file.toString(), withoutMark(text), new Findings()));
        } catch (ConfigException e) {
            // Whoever reads it for its prices says what is wrong.
            return List.of();
        }
    }

    /** A text without the byte order mark that some editors put before it. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Why a table may not be named; null when it may. */
    @Nullable String refusal(String name) {
        try {
            Path relative = Path.of(name).normalize();
            if (relative.isAbsolute() || relative.startsWith("..") || leadsOut(directory.resolve(relative))) {
                return "lies outside of the configuration directory";
            }
        } catch (InvalidPathException e) {
            // No file has such a name, so that none is read; the reader of the tariffs says so.
            return null;
        } catch (IOException e) {
            return "cannot be looked at: " + e.getMessage();
        }
        return name.toLowerCase(Locale.ROOT).endsWith(SUFFIX) ? null : "is no " + SUFFIX + " file";
    }

    /** By a symbolic link. */
    private boolean leadsOut(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there)) {
            Path parent = there.getParent();
            if (parent == null) {
                return true;
            }
            there = parent;
        }
        return !there.toRealPath().startsWith(directory.toRealPath());
    }
}
