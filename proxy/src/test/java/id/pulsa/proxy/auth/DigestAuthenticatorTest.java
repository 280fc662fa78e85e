package id.pulsa.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.auth.AuthResult.Authenticated;
import id.pulsa.proxy.auth.AuthResult.BadCredentials;
import id.pulsa.proxy.auth.AuthResult.Challenge;
import id.pulsa.proxy.auth.AuthResult.Rejected;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DigestAuthenticatorTest {
    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Clocks that stand still until a test advances them. */
    private static final class StandingTime implements TimeSource {
        private long nanos = Long.MAX_VALUE - 5;

        @Override
        public long wallMillis() {
            return 0;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }

    private final StandingTime time = new StandingTime();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, PasswordHashes> subscribers =
            Map.of("1001", PasswordHashes.of("1001", "pulsa.lab", "secret"));
    private final Client client = new Client();
    private final InetAddress source = address("192.0.2.7");
    private ProtectionDomain domain = domain(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256);
    private DigestAuthenticator authenticator = domain.authenticator(new SplittableRandom(1));

    private ProtectionDomain domain(DigestAlgorithm... algorithms) {
        DigestSettings settings = new DigestSettings(
                "pulsa.lab",
                Set.of("192.0.2.1"),
                List.of(algorithms),
                List.of("baresip v1."),
                Duration.ofSeconds(60),
                16,
                3,
                Duration.ofSeconds(100),
                64);
        return new ProtectionDomain(
                settings,
                number -> {
                    asked.add(number);
                    return subscribers.get(number);
                },
                time,
                KEY);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Challenge challenge(AuthResult result) {
        return assertInstanceOf(Challenge.class, result);
    }

    private String nonce() {
        return nonce(challenge(authenticator.authenticate(client.plain(), source)));
    }

    private static String nonce(Challenge challenge) {
        String value = challenge.values().get(0);
        int start = value.indexOf("nonce=\"") + 7;
        return value.substring(start, value.indexOf('"', start));
    }

    private AuthResult answer(String nonce) {
        return authenticator.authenticate(client.answering(nonce), source);
    }

    @Test
    void challengesOnceForEachAlgorithmInOrder() {
        Challenge challenge = challenge(authenticator.authenticate(client.plain(), source));

        assertEquals(407, challenge.status());
        assertEquals(HeaderName.PROXY_AUTHENTICATE, challenge.header());
        String nonce = nonce(challenge);
        assertEquals(
                List.of(
                        "Digest realm=\"pulsa.lab\", nonce=\"" + nonce + "\", algorithm=MD5, qop=\"auth\"",
                        "Digest realm=\"pulsa.lab\", nonce=\"" + nonce + "\", algorithm=SHA-256, qop=\"auth\""),
                challenge.values());
    }

    @Test
    void challengesRegisterWith401() {
        client.method = Method.REGISTER;
        Challenge challenge = challenge(authenticator.authenticate(client.plain(), source));

        assertEquals(401, challenge.status());
        assertEquals(HeaderName.WWW_AUTHENTICATE, challenge.header());
    }

    @Test
    void offersOneRowToWhoCannotReadTwo() {
        client.agent = "baresip v1.0.0 (x86_64/linux)";
        assertEquals(
                1,
                challenge(authenticator.authenticate(client.plain(), source))
                        .values()
                        .size());
        assertEquals(new Authenticated("1001"), answer(nonce()));

        authenticator = domain(DigestAlgorithm.SHA_256).authenticator(new SplittableRandom(1));
        assertTrue(challenge(authenticator.authenticate(client.plain(), source))
                .values()
                .get(0)
                .contains("SHA-256"));
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheUserWithTheRightPassword(DigestAlgorithm algorithm) {
        client.algorithm = algorithm;
        assertEquals(new Authenticated("1001"), answer(nonce()));
    }

    @Test
    void understandsNoncesOfOtherShards() {
        String nonce = nonce();
        DigestAuthenticator other = domain.authenticator(new SplittableRandom(2));

        assertEquals(new Authenticated("1001"), other.authenticate(client.answering(nonce), source));
        assertStale(authenticator.authenticate(client.answering(nonce), source));
    }

    private void assertStale(AuthResult result) {
        Challenge challenge = challenge(result);
        assertTrue(challenge.values().get(0).endsWith(", stale=true"), () -> "stale: " + challenge);
    }

    private void assertFreshChallenge(AuthResult result) {
        Challenge challenge = challenge(result);
        assertFalse(challenge.values().get(0).contains("stale"), () -> "not stale: " + challenge);
    }

    @Test
    void tellsAWrongPasswordFromNothingElse() {
        String nonce = nonce();
        client.password = "wrong";
        Challenge wrong = challenge(answer(nonce));
        client.user = "9999";
        client.from = "9999";
        Challenge unknown = challenge(answer(nonce));

        assertFreshChallenge(wrong);
        assertFreshChallenge(unknown);
        assertEquals(wrong.status(), unknown.status());
        assertEquals(
                wrong.values().toString().length(), unknown.values().toString().length());
        assertNotEquals(nonce, nonce(wrong));
        assertEquals(List.of("1001", "9999"), asked);
    }

    @Test
    void doesNotLetAnyoneInWithThePasswordOfNobody() {
        client.user = "";
        client.from = "";
        client.password = "30313233343536373839616263646566";
        assertFreshChallenge(answer(nonce()));
    }

    @Test
    void takesANonceCountOnce() {
        String nonce = nonce();
        assertEquals(new Authenticated("1001"), answer(nonce));
        assertStale(answer(nonce));
        client.nonceCount = 2;
        assertEquals(new Authenticated("1001"), answer(nonce));
    }

    @Test
    void takesANonceForItsLifetime() {
        String nonce = nonce();
        time.nanos += TimeUnit.SECONDS.toNanos(60);
        assertEquals(new Authenticated("1001"), answer(nonce), "also across the overflow of the clock");

        client.nonceCount = 2;
        time.nanos += 1;
        assertStale(answer(nonce));
    }

    @Test
    void calmsAClientThatHoldsANonceOfAnotherProcess() {
        NonceMint earlier =
                new NonceMint("fedcba9876543210".getBytes(StandardCharsets.US_ASCII), new SplittableRandom(1));
        AuthResult result = answer(earlier.issue(time.nanos, 1));
        assertStale(result);
        assertEquals(new Authenticated("1001"), answer(nonce(challenge(result))));
    }

    @Test
    void doesNotCallANonceStaleWhenThePasswordIsWrong() {
        String nonce = nonce();
        time.nanos += TimeUnit.SECONDS.toNanos(61);
        client.password = "wrong";
        assertFreshChallenge(answer(nonce));
    }

    @Test
    void refusesWhoKeepsGuessing() {
        client.password = "wrong";
        for (int i = 0; i < 3; i++) {
            assertFreshChallenge(answer(nonce()));
        }
        assertEquals(new Rejected(403, "Too Many Wrong Passwords"), answer(nonce()));

        client.password = "secret";
        assertInstanceOf(Rejected.class, answer(nonce()), "nor learns when the guess is right");
        assertInstanceOf(
                Authenticated.class,
                authenticator.authenticate(client.answering(nonce()), address("192.0.2.8")),
                "the owner elsewhere is not shut out");
        time.nanos += TimeUnit.SECONDS.toNanos(101);
        assertEquals(new Authenticated("1001"), answer(nonce()));
    }

    @Test
    void refusesWhoKeepsGuessingForAnUnknownUserJustTheSame() {
        client.user = "9999";
        for (int i = 0; i < 3; i++) {
            assertFreshChallenge(answer(nonce()));
        }
        assertEquals(new Rejected(403, "Too Many Wrong Passwords"), answer(nonce()));
    }

    @Test
    void lendsNobodyAnotherNumber() {
        client.from = "1003";
        assertEquals(new Rejected(403, "From Is Not The User's"), answer(nonce()));

        client.method = Method.REGISTER;
        client.from = "1001";
        client.to = "1003";
        assertEquals(new Rejected(403, "To Is Not The User's"), answer(nonce()));

        client.from = "1003";
        client.to = "1001";
        assertEquals(new Authenticated("1001"), answer(nonce()), "a third party may register the user");
    }

    /** RFC 7616 §3.4.6. */
    @ParameterizedTest
    @CsvSource({
        "sip:1002@pulsa.lab,            sip:1002@pulsa.lab,              true",
        "sip:1002@pulsa.lab,            sip:1002@PULSA.lab:5060,         true",
        "sip:1002@pulsa.lab,            sip:1002@pulsa.lab;transport=udp, true",
        "sip:1002@pulsa.lab,            sips:1002@pulsa.lab,             true",
        "sip:%31002@pulsa.lab,          sip:1002@pulsa.lab,              true",
        "sip:1002@192.0.2.1:5060,       sip:192.0.2.1:5060,              true",
        "sip:1002@192.0.2.1,            sip:pulsa.lab,                   true",
        "sip:1002@pulsa.lab,            sip:1002@192.0.2.1,              true",
        "tel:1002,                      tel:1002,                        true",
        "sip:1002@[2001:db8::1]:5060,   sip:2001:db8::1:5060,            true",
        "sip:1002@[2001:db8::1]:5060,   sip:2001:db8::2:5060,            false",
        "sip:1002@pulsa.lab,            sip:1003@pulsa.lab,              false",
        "sip:1002@pulsa.lab,            sip:1002@elsewhere.net,          false",
        "sip:1002@pulsa.lab,            sip:elsewhere.net,               false",
        "sip:pulsa.lab,                 sip:1002@pulsa.lab,              false",
        "sip:1002@elsewhere.net,        sip:1002@pulsa.lab,              false",
        "sip:1002@pulsa.lab,            /,                               false",
        "sip:1002@pulsa.lab,            sip:,                            false",
        "tel:1002,                      tel:1003,                        false"
    })
    void takesCredentialsOnlyForTheRequestTheyAreFor(String requestUri, String digestUri, boolean taken) {
        client.requestUri = requestUri;
        client.digestUri = digestUri;
        AuthResult result = answer(nonce());
        if (taken) {
            assertEquals(new Authenticated("1001"), result);
        } else {
            assertEquals(new BadCredentials("Digest URI Is Not The Request's"), result);
        }
    }

    @Test
    void refusesCredentialsThatCouldBeReplayed() {
        client.qop = "";
        assertEquals(new BadCredentials("Credentials Without qop"), answer(nonce()));
        client.qop = "auth-int";
        assertEquals(new BadCredentials("Unknown qop"), answer(nonce()));
    }

    @Test
    void picksItsOwnRowAmongOthers() {
        client.otherRows.add("Digest username=\"x\", realm=\"proxy.elsewhere\", nonce=\"n\", uri=\"sip:h\", response=\""
                + "0".repeat(32) + "\"");
        client.otherRows.add("Basic dTpw");
        client.otherRows.add("Digest nonsense");
        String nonce = nonce(new Challenge(0, HeaderName.VIA, challengeValues()));
        assertEquals(new Authenticated("1001"), answer(nonce));
    }

    private List<String> challengeValues() {
        Client plain = new Client();
        return challenge(authenticator.authenticate(plain.plain(), source)).values();
    }

    @Test
    void challengesWhoBringsCredentialsForOthersOnly() {
        client.otherRows.add("Digest username=\"x\", realm=\"proxy.elsewhere\", nonce=\"n\", uri=\"sip:h\", response=\""
                + "0".repeat(32) + "\"");
        client.otherRows.add("Basic dTpw");
        assertFreshChallenge(authenticator.authenticate(client.plain(), source));
    }

    @Test
    void answers400ToWhatNobodyShouldSend() {
        client.otherRows.add("Digest nonsense");
        AuthResult result = authenticator.authenticate(client.plain(), source);
        assertEquals(400, assertInstanceOf(BadCredentials.class, result).status());
    }

    @Test
    void takesTheAlgorithmItPrefersOfTwoRows() {
        String nonce = nonce();
        client.algorithm = DigestAlgorithm.SHA_256;
        client.password = "wrong";
        client.otherRows.add(client.row(nonce));
        client.algorithm = DigestAlgorithm.MD5;
        client.password = "secret";
        assertEquals(new Authenticated("1001"), answer(nonce));
    }

    @Test
    void challengesWhoAnswersWithAnAlgorithmNotOffered() {
        domain = domain(DigestAlgorithm.SHA_256);
        authenticator = domain.authenticator(new SplittableRandom(1));
        assertFreshChallenge(answer(nonce()));
        client.algorithm = DigestAlgorithm.SHA_256;
        assertEquals(new Authenticated("1001"), answer(nonce()));
    }
}
