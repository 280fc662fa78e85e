package id.pulsa.proxy.auth;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The hashes of RFC 7616 §3.4.1. Confined to one thread: its digests are used again and again. */
final class DigestHash {
    private static final byte COLON = ':';

    private final MessageDigest md5 = DigestAlgorithm.MD5.newDigest();
    private final MessageDigest sha256 = DigestAlgorithm.SHA_256.newDigest();

    /** What {@code response} must be for someone who knows HA1; {@code qop} being auth. In lower-case hexadecimal. */
    String expected(DigestAlgorithm algorithm, String ha1, DigestCredentials credentials, String method) {
        MessageDigest digest = algorithm == DigestAlgorithm.MD5 ? md5 : sha256;
        update(digest, method);
        digest.update(COLON);
        update(digest, credentials.uri());
        String ha2 = HexFormat.of().formatHex(digest.digest());
        update(digest, ha1);
        digest.update(COLON);
        update(digest, credentials.nonce());
        digest.update(COLON);
        update(digest, credentials.nonceCountText());
        digest.update(COLON);
        update(digest, credentials.cnonce());
        digest.update(COLON);
        update(digest, String.valueOf(credentials.qop()));
        digest.update(COLON);
        update(digest, ha2);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** 64 bits that stand for a user at an address; with a secret, so that nobody can make two of them collide. */
    long attemptKey(byte[] secret, InetAddress source, String user) {
        md5.update(secret);
        md5.update(source.getAddress());
        update(md5, user);
        return ByteBuffer.wrap(md5.digest()).getLong();
    }

    /** Compares two hashes in a time that does not depend on where they differ. */
    static boolean same(String expected, String response) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), response.getBytes(StandardCharsets.US_ASCII));
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
