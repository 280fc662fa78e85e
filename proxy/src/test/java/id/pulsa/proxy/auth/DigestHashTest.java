package id.pulsa.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestHashTest {
    private final DigestHash hash = new DigestHash();

    /** RFC 7616 §3.9.1. */
    @ParameterizedTest
    @CsvSource({
        "MD5,     8ca523f5e9506fed4657c9700eebdbec",
        "SHA_256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void answersTheExampleOfRfc7616(DigestAlgorithm algorithm, String response) {
        PasswordHashes mufasa = PasswordHashes.of("Mufasa", "http-auth@example.org", "Circle of Life");
        DigestCredentials credentials = new DigestCredentials(
                "Mufasa",
                "http-auth@example.org",
                "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
                "/dir/index.html",
                algorithm.token(),
                response,
                "auth",
                "00000001",
                1,
                "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

        assertEquals(response, hash.expected(algorithm, mufasa.ha1(algorithm), credentials, "GET"));
        // The digests are used again: nothing may be left in them.
        assertEquals(response, hash.expected(algorithm, mufasa.ha1(algorithm), credentials, "GET"));
    }

    /** RFC 2617 §3.5, whose HA1 is widely published. */
    @Test
    void hashesPasswords() {
        PasswordHashes mufasa = PasswordHashes.of("Mufasa", "testrealm@host.com", "Circle Of Life");

        assertEquals("939e7578ed9e3c518a452acee763bce9", mufasa.md5());
        assertEquals(64, mufasa.sha256().length());
        assertFalse(mufasa.toString().contains(mufasa.md5()));
    }

    @Test
    void refusesWhatWouldHashLikeAnotherUser() {
        assertThrows(IllegalArgumentException.class, () -> PasswordHashes.of("10:01", "lab", "x"));
        assertThrows(IllegalArgumentException.class, () -> PasswordHashes.of("1001", "la:b", "x"));
        assertThrows(IllegalArgumentException.class, () -> new PasswordHashes("AB".repeat(16), "ab".repeat(32)));
        assertThrows(IllegalArgumentException.class, () -> new PasswordHashes("ab".repeat(16), "ab".repeat(31)));
    }

    @Test
    void comparesWholeHashes() {
        assertTrue(DigestHash.same("abcd", "abcd"));
        assertFalse(DigestHash.same("abcd", "abce"));
        assertFalse(DigestHash.same("abcd", "abcd0"));
    }

    @Test
    void tellsSourcesAndUsersApart() throws Exception {
        byte[] secret = "secret".getBytes(StandardCharsets.US_ASCII);
        InetAddress here = InetAddress.getByName("192.0.2.1");
        long key = hash.attemptKey(secret, here, "1001");

        assertEquals(key, hash.attemptKey(secret, here, "1001"));
        assertNotEquals(key, hash.attemptKey(secret, here, "1002"));
        assertNotEquals(key, hash.attemptKey(secret, InetAddress.getByName("192.0.2.2"), "1001"));
        assertNotEquals(key, hash.attemptKey("other".getBytes(StandardCharsets.US_ASCII), here, "1001"));
    }
}
