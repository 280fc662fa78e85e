package id.pulsa.charging.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup as it lies there. Only what the manifest names is read, and only names that are known are written. */
public final class BackupArchive implements AutoCloseable {
    private static final int MAX_MANIFEST_BYTES = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupArchive(Path file, ZipFile zip, BackupManifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a file and reads its manifest.
     *
     * @throws BackupException when it is no backup, or not a whole one
     */
    public static BackupArchive open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BackupException(file + " is no backup, or only a part of one", e);
        }
        boolean good = false;
        try {
            ZipEntry entry = zip.getEntry(BackupManifest.ENTRY);
            if (entry == null) {
                throw new BackupException(file + " is no backup: it has no " + BackupManifest.ENTRY);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                BackupManifest manifest = BackupManifest.parse(in.readNBytes(MAX_MANIFEST_BYTES));
                good = true;
                return new BackupArchive(file, zip, manifest);
            }
        } finally {
            if (!good) {
                zip.close();
            }
        }
    }

    public BackupManifest manifest() {
        return manifest;
    }

    /**
     * Reads all of it.
     *
     * @throws BackupException when a file is not what the manifest says
     */
    public void check() throws IOException {
        for (BackupManifest.Content content : manifest.files()) {
            read(content, OutputStream.nullOutputStream());
        }
    }

    /** Writes one of its files to where there is none yet; false when the archive does not have it. */
    boolean extract(String name, Path to) throws IOException {
        BackupManifest.Content content = manifest.file(name);
        if (content == null) {
            return false;
        }
        OwnerOnly.create(to);
        try (OutputStream out = Files.newOutputStream(to)) {
            read(content, out);
        }
        return true;
    }

    private void read(BackupManifest.Content wanted, OutputStream out) throws IOException {
        ZipEntry entry = zip.getEntry(wanted.name());
        if (entry == null) {
            throw new BackupException(file + " is damaged: it has no " + wanted.name());
        }
        try (InputStream in = zip.getInputStream(entry)) {
            if (!Digests.copy(wanted.name(), in, out, wanted.bytes()).equals(wanted)) {
                throw new BackupException(file + " is damaged: " + wanted.name() + " is not what was backed up");
            }
        } catch (ZipException | EOFException e) {
            throw new BackupException(file + " is damaged: " + wanted.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
