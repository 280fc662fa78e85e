package id.pulsa.proxy.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The hash algorithms of Digest that are spoken here (RFC 7616 §6.1, RFC 8760 §2.1). The {@code -sess} variants are not
 * offered: they save nothing when only HA1 is stored.
 */
public enum DigestAlgorithm {
    MD5("MD5", 16),
    SHA_256("SHA-256", 32);

    private final String token;
    private final int bytes;

    DigestAlgorithm(String token, int bytes) {
        this.token = token;
        this.bytes = bytes;
    }

    /** As written in the {@code algorithm} parameter. */
    public String token() {
        return token;
    }

    /** Length of its hash in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The algorithm of that name in any case; null when it is none of these. */
    public static @Nullable DigestAlgorithm named(String token) {
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.token.equalsIgnoreCase(token)) {
                return algorithm;
            }
        }
        return null;
    }

    MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(token);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has " + token, missing);
        }
    }
}
