package id.pulsa.charging.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Files copied while their size and SHA-256 are taken. */
final class Digests {
    private static final int CHUNK_BYTES = 1 << 16;

    private Digests() {}

    /**
     * Copies a stream to its end.
     *
     * @param name of the file
     * @param atMost bytes; one more ends in an exception
     */
    static BackupManifest.Content copy(String name, InputStream in, OutputStream out, long atMost) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK_BYTES];
        long bytes = 0;
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            bytes += read;
            if (bytes > atMost) {
                throw new BackupException("the backup is damaged: " + name + " is longer than its manifest says");
            }
            digest.update(chunk, 0, read);
            out.write(chunk, 0, read);
        }
        return new BackupManifest.Content(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
