package id.pulsa.proxy.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The secret that the control API asks for: 256 random bits in a file that only its owner can read. */
public final class AdminToken {
    /** Its name in the data directory. */
    public static final String FILE_NAME = "admin.token";

    private static final int BYTES = 32;
    private static final String SCHEME = "Bearer ";

    private final String token;

    private AdminToken(String token) {
        this.token = token;
    }

    /** Reads the token of a data directory, which is made when there is none. */
    public static AdminToken ofDirectory(Path dataDirectory, SecureRandom random) throws IOException {
        Path file = dataDirectory.resolve(FILE_NAME);
        try {
            return read(file);
        } catch (NoSuchFileException e) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            try {
                OwnerFiles.create(file, HexFormat.of().formatHex(secret) + "\n");
            } catch (FileAlreadyExistsException other) {
                return read(file);
            }
            return read(file);
        }
    }

    /**
     * Reads a token.
     *
     * @throws IOException when the file is missing, unreadable or holds none
     */
    public static AdminToken read(Path file) throws IOException {
        String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!token.matches("[\\x21-\\x7e]{16,512}")) {
            throw new IOException(file + " holds no token; remove it and start the gateway again to get a new one");
        }
        return new AdminToken(token);
    }

    /** What a client sends as {@code Authorization} (RFC 6750 §2.1). */
    public String header() {
        return SCHEME + token;
    }

    /** Compares in a time that does not depend on where the difference is. */
    boolean accepts(@Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(
                        authorization.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AdminToken[hidden]";
    }
}
