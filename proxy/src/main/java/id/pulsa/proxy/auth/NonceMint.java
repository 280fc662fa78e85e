package id.pulsa.proxy.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Issues nonces that prove by themselves that they are ours and how old they are (RFC 7616 §3.3), so that nothing is
 * kept for a challenge that is never answered: base64url of instant, generation, random number and the first 16 bytes
 * of an HMAC-SHA-256 over them. Confined to one thread; mints with one key understand each other's nonces.
 */
final class NonceMint {
    /** A nonce of ours. */
    record Nonce(long issuedAtNanos, int generation, long random) {}

    private static final String MAC = "HmacSHA256";
    private static final int PLAIN = Long.BYTES + Integer.BYTES + Long.BYTES;
    private static final int TAG = 16;
    private static final int TEXT_LENGTH = (PLAIN + TAG) * 4 / 3;

    private final Mac mac;
    private final RandomGenerator random;
    private final ByteBuffer scratch = ByteBuffer.allocate(PLAIN + TAG);

    /**
     * @param key secret, at least 16 bytes, new for every process since instants do not outlive it
     * @param random need not be secure, but no two mints may draw the same numbers
     */
    NonceMint(byte[] key, RandomGenerator random) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a nonce key of " + key.length + " bytes is too short");
        }
        try {
            this.mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + MAC, missing);
        }
        this.random = random;
    }

    /** A new nonce: {@value #TEXT_LENGTH} characters that need no quoting inside quotes. */
    String issue(long nowNanos, int generation) {
        scratch.clear().putLong(nowNanos).putInt(generation).putLong(random.nextLong());
        mac.update(scratch.array(), 0, PLAIN);
        scratch.put(mac.doFinal(), 0, TAG);
        return new String(Base64.getUrlEncoder().encode(scratch.array()), StandardCharsets.ISO_8859_1);
    }

    /** What the nonce says; null when it is not ours. */
    @Nullable Nonce read(String text) {
        if (text.length() != TEXT_LENGTH) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        mac.update(bytes, 0, PLAIN);
        byte[] tag = Arrays.copyOf(mac.doFinal(), TAG);
        if (!MessageDigest.isEqual(tag, Arrays.copyOfRange(bytes, PLAIN, bytes.length))) {
            return null;
        }
        ByteBuffer plain = ByteBuffer.wrap(bytes);
        return new Nonce(plain.getLong(), plain.getInt(), plain.getLong());
    }
}
