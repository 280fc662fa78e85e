package id.pulsa.proxy.auth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What is kept instead of a password: HA1 = H(number:realm:password) for each algorithm (RFC 7616 §3.4.2). Whoever
 * holds these can answer challenges of that realm, so they are as secret as the password, but useless elsewhere.
 *
 * @param md5 32 lower-case hexadecimal digits
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PasswordHashes(String md5, String sha256) {
    public PasswordHashes {
        check(md5, DigestAlgorithm.MD5);
        check(sha256, DigestAlgorithm.SHA_256);
    }

    /**
     * Hashes a password, in UTF-8.
     *
     * @throws IllegalArgumentException when number or realm holds a colon, which would make the hash ambiguous
     */
    public static PasswordHashes of(String number, String realm, String password) {
        if (number.indexOf(':') >= 0 || realm.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a colon in the number or realm: " + number + ", " + realm);
        }
        byte[] secret = (number + ':' + realm + ':' + password).getBytes(StandardCharsets.UTF_8);
        return new PasswordHashes(hash(DigestAlgorithm.MD5, secret), hash(DigestAlgorithm.SHA_256, secret));
    }

    /** The HA1 for that algorithm. */
    public String ha1(DigestAlgorithm algorithm) {
        return algorithm == DigestAlgorithm.MD5 ? md5 : sha256;
    }

    private static String hash(DigestAlgorithm algorithm, byte[] secret) {
        return HexFormat.of().formatHex(algorithm.newDigest().digest(secret));
    }

    private static void check(String ha1, DigestAlgorithm algorithm) {
        boolean hexadecimal = ha1.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (ha1.length() != algorithm.bytes() * 2 || !hexadecimal) {
            throw new IllegalArgumentException(
                    algorithm.token() + " HA1 is not " + algorithm.bytes() * 2 + " lower-case hexadecimal digits");
        }
    }

    /** Says nothing of the hashes, so that no log shows them. */
    @Override
    public String toString() {
        return "PasswordHashes[hidden]";
    }
}
