package id.pulsa.proxy.editor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of the tariffs as it is on the disk.
 *
 * @param name what it is called here: {@code tariffs.yaml}, or as {@code destinations_csv} says
 * @param path where it is, as findings name it
 * @param bytes its length
 * @param sha256 of its bytes in hexadecimal digits; null when it cannot be read
 * @param text what it holds; null when that is not shown, and not changed here
 * @param leftOut why not; null when it is
 */
record TariffFile(
        String name,
        Path path,
        long bytes,
        @Nullable String sha256,
        @Nullable String text,
        @Nullable String leftOut) {
    private static final String MISSING = "no such file";

    /** One that is named, but not there. */
    static TariffFile missing(String name, Path path) {
        return leftOut(name, path, 0, null, MISSING);
    }

    boolean isMissing() {
        return MISSING.equals(leftOut);
    }

    /** One that is there, but not shown. */
    static TariffFile leftOut(String name, Path path, long bytes, @Nullable String sha256, String why) {
        return new TariffFile(name, path, bytes, sha256, null, why);
    }
}
