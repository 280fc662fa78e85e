package id.pulsa.proxy.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells whether files hold the same as before. */
public final class FileDigest {
    private static final int BUFFER_BYTES = 1 << 16;

    private FileDigest() {}

    /** SHA-256 over names and contents, in hexadecimal digits; a file that cannot be read counts by the reason. */
    public static String of(List<Path> files) {
        MessageDigest digest = sha256();
        for (Path file : files) {
            update(digest, file.toString());
            try (InputStream in = Files.newInputStream(file)) {
                byte[] buffer = new byte[BUFFER_BYTES];
                long length = 0;
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                    length += count;
                }
                update(digest, Long.toString(length));
            } catch (NoSuchFileException e) {
                update(digest, "no such file");
            } catch (IOException e) {
                update(digest, String.valueOf(e.getMessage()));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String text) {
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
