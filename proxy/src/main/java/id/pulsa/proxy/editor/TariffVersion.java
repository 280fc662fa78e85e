package id.pulsa.proxy.editor;

import id.pulsa.proxy.admin.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of the tariffs as they once were.
 *
 * @param number counts from 1
 * @param atWallMillis when they were put there, or, when somebody else did that, found
 * @param who name of whoever did; null for somebody else, on the disk
 * @param comment why; null for nothing said
 * @param restored number of the version that was put into force again; 0 for none
 * @param digest stands for all of them
 * @param files without their texts
 */
record TariffVersion(
        long number,
        long atWallMillis,
        @Nullable String who,
        @Nullable String comment,
        long restored,
        String digest,
        List<Kept> files) {
    TariffVersion {
        files = List.copyOf(files);
    }

    /**
     * One of the files.
     *
     * @param name what it was called
     * @param bytes its length
     * @param sha256 of its bytes; null when it could not be read
     * @param file where its text is kept; null when it is not
     */
    record Kept(
            String name,
            long bytes,
            @Nullable String sha256,
            @Nullable String file) {
        private Document document() {
            return new Document()
                    .put("name", name)
                    .put("bytes", bytes)
                    .put("sha256", sha256)
                    .put("file", file);
        }

        private static Kept of(Document document) {
            return new Kept(
                    document.text("name"),
                    document.number("bytes", 0),
                    document.textOrNull("sha256"),
                    document.textOrNull("file"));
        }
    }

    /** As it is written beside the texts. */
    Document document() {
        return new Document()
                .put("at_ms", atWallMillis)
                .put("who", who)
                .put("comment", comment)
                .put("restored", restored)
                .put("digest", digest)
                .put("files", files.stream().map(Kept::document).toList());
    }

    /**
     * Reads what {@link #document} made.
     *
     * @throws IllegalArgumentException when it did not
     */
    static TariffVersion of(long number, Document document) {
        return new TariffVersion(
                number,
                document.number("at_ms", 0),
                document.textOrNull("who"),
                document.textOrNull("comment"),
                document.number("restored", 0),
                document.text("digest"),
                document.documents("files").stream().map(Kept::of).toList());
    }
}
