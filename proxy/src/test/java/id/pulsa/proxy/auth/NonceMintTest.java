package id.pulsa.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NonceMintTest {
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private final NonceMint mint = new NonceMint(KEY, new SplittableRandom(1));

    @Test
    void readsWhatAnotherMintOfTheSameKeyIssued() {
        String nonce = mint.issue(-5, 77);
        NonceMint.Nonce read = new NonceMint(KEY, new SplittableRandom(2)).read(nonce);

        assertEquals(new NonceMint.Nonce(-5, 77, new SplittableRandom(1).nextLong()), read);
        assertNotEquals(nonce, mint.issue(-5, 77));
    }

    @Test
    void refusesEveryChangedCharacter() {
        String nonce = mint.issue(1, 2);
        for (int i = 0; i < nonce.length(); i++) {
            char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
            assertNull(mint.read(nonce.substring(0, i) + other + nonce.substring(i + 1)), "at " + i);
        }
    }

    @Test
    void refusesWhatIsNotItsOwn() {
        byte[] otherKey = KEY.clone();
        otherKey[3]++;
        assertNull(mint.read(new NonceMint(otherKey, new SplittableRandom(1)).issue(1, 2)));
        assertNull(mint.read(""));
        assertNull(mint.read("A".repeat(48)));
        assertNull(mint.read("?".repeat(48)));
        assertNull(mint.read(mint.issue(1, 2) + "A"));
        assertThrows(IllegalArgumentException.class, () -> new NonceMint(new byte[15], new SplittableRandom(1)));
    }
}
