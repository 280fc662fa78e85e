package id.pulsa.proxy.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Notices that files hold something else than before, once they have been left alone for a while: a file that is being
 * written is not looked into, and one that was only touched is no news. Looks when it is told to; not thread-safe.
 */
public final class FileWatch {
    private final Supplier<List<Path>> listing;
    private List<Path> files;
    private List<String> stamps;
    private String knownDigest;
    private boolean unsettled;

    /**
     * Begins to watch.
     *
     * @param listing which files; asked again whenever one of them has changed
     * @param knownDigest {@linkplain FileDigest digest} of what is known of them
     */
    public FileWatch(Supplier<List<Path>> listing, String knownDigest) {
        this.listing = listing;
        this.files = listing.get();
        this.stamps = stamps(files);
        this.knownDigest = knownDigest;
        this.unsettled = !FileDigest.of(files).equals(knownDigest);
    }

    /** Takes what the files hold now as known: somebody is about to read them. */
    public void know() {
        files = listing.get();
        knownDigest = FileDigest.of(files);
        look();
    }

    /**
     * Looks at times and sizes. True when the files were as they are now at the last look already, but changed before
     * that, and hold something that was not known; it is known then.
     */
    public boolean changed() {
        if (look()) {
            return false;
        }
        if (!unsettled) {
            return false;
        }
        unsettled = false;
        files = listing.get();
        stamps = stamps(files);
        String digest = FileDigest.of(files);
        if (digest.equals(knownDigest)) {
            return false;
        }
        knownDigest = digest;
        return true;
    }

    private boolean look() {
        List<String> now = stamps(files);
        boolean moved = !now.equals(stamps);
        stamps = now;
        unsettled |= moved;
        return moved;
    }

    private static List<String> stamps(List<Path> files) {
        List<String> stamps = new ArrayList<>();
        for (Path file : files) {
            stamps.add(file + " " + stamp(file));
        }
        return stamps;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "none";
        }
    }
}
