package id.pulsa.proxy.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords by Argon2id (RFC 9106), in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}. One
 * hash takes some 50 ms and 19 MiB, so no more than {@value #AT_ONCE} are reckoned at once.
 */
public final class PasswordHasher {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int MOST_MEMORY_KIB = 1 << 18;
    private static final int MOST_PASSES = 10;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{32,128})");

    private final SecureRandom random;
    private final int memoryKib;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final String nobody;

    public PasswordHasher(SecureRandom random) {
        this(random, MEMORY_KIB);
    }

    /** @param memoryKib less than usual for tests */
    PasswordHasher(SecureRandom random, int memoryKib) {
        this.random = random;
        this.memoryKib = memoryKib;
        // Shaped like a hash, and no password's.
        this.nobody = phc(memoryKib, PASSES, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    /** Hashes a new password. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return phc(memoryKib, PASSES, salt, argon2(password, salt, memoryKib, PASSES, HASH_BYTES));
    }

    /** Whether the password is the one that was hashed; {@code false} also for what is no hash. */
    public boolean verify(String password, String hash) {
        Matcher phc = PHC.matcher(hash);
        if (!phc.matches()) {
            return false;
        }
        int memory = Integer.parseInt(phc.group(1));
        int passes = Integer.parseInt(phc.group(2));
        if (memory > MOST_MEMORY_KIB || passes > MOST_PASSES) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(phc.group(3));
        byte[] expected = Base64.getDecoder().decode(phc.group(4));
        return MessageDigest.isEqual(expected, argon2(password, salt, memory, passes, expected.length));
    }

    /** Takes as long as {@link #verify} for somebody who is not there: nobody learns which names are. */
    public void verifyNobody(String password) {
        boolean never = verify(password, nobody);
        if (never) {
            throw new IllegalStateException("a hash of zeros was met");
        }
    }

    private static String phc(int memory, int passes, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes, int length) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        atOnce.acquireUninterruptibly();
        try {
            argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            atOnce.release();
        }
        return hash;
    }
}
