package id.pulsa.proxy.auth;

import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.auth.CredentialsParser.Row;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipUri;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides who sent a request (RFC 3261 §22). One for each shard, confined to its thread; made by
 * {@link ProtectionDomain}.
 *
 * <p>An unknown user, a wrong password and no credentials at all get the same answer; the first two also take the same
 * steps, the unknown user's against hashes that nobody has a password for.
 */
public final class DigestAuthenticator {
    private static final int MAX_ROWS = 8;

    private final ProtectionDomain domain;
    private final DigestSettings settings;
    private final TimeSource time;
    private final NonceMint mint;
    private final DigestHash hash = new DigestHash();

    DigestAuthenticator(ProtectionDomain domain, TimeSource time, byte[] nonceKey, RandomGenerator random) {
        this.domain = domain;
        this.settings = domain.settings();
        this.time = time;
        this.mint = new NonceMint(nonceKey, random);
    }

    /**
     * Decides about one request. Not for ACK and CANCEL, which cannot be challenged (RFC 3261 §22.1). To be asked once
     * per request: a second time its nonce count is a replay, so retransmissions are to be absorbed before.
     *
     * <p>REGISTER must carry the user's number in To, any other request in From.
     *
     * @param source where the request came from
     */
    public AuthResult authenticate(SipRequest request, InetAddress source) {
        boolean register = request.method().equals(Method.REGISTER);
        Row row = pick(request.rows(register ? HeaderName.AUTHORIZATION : HeaderName.PROXY_AUTHORIZATION));
        if (row instanceof Row.Malformed malformed) {
            return new AuthResult.BadCredentials(malformed.reason());
        }
        if (!(row instanceof Row.Digest digest)) {
            return challenge(request, false);
        }
        DigestCredentials credentials = digest.credentials();
        DigestAlgorithm algorithm = offered(credentials);
        if (algorithm == null) {
            return challenge(request, false);
        }
        String qop = credentials.qop();
        if (qop == null || !qop.equalsIgnoreCase("auth")) {
            return new AuthResult.BadCredentials(qop == null ? "Credentials Without qop" : "Unknown qop");
        }
        if (!domain.digestUri().matches(credentials.uri(), request)) {
            return new AuthResult.BadCredentials("Digest URI Is Not The Request's");
        }
        return verify(request, source, credentials, algorithm);
    }

    private AuthResult verify(
            SipRequest request, InetAddress source, DigestCredentials credentials, DigestAlgorithm algorithm) {
        boolean register = request.method().equals(Method.REGISTER);
        long nowNanos = time.nanos();
        long nowSeconds = TimeUnit.NANOSECONDS.toSeconds(nowNanos);
        FailedAttempts failures = domain.failures();
        long attempt = hash.attemptKey(domain.attemptSecret(), source, credentials.username());
        if (failures.exhausted(attempt, nowSeconds)) {
            return new AuthResult.Rejected(403, "Too Many Wrong Passwords");
        }
        PasswordHashes known = domain.credentials().find(credentials.username());
        PasswordHashes hashes = known == null ? domain.nobody() : known;
        String expected = hash.expected(
                algorithm, hashes.ha1(algorithm), credentials, request.method().name());
        NonceMint.Nonce nonce = mint.read(credentials.nonce());
        // In this order, so that an unknown user's request takes every step of a known one's.
        if (!DigestHash.same(expected, credentials.response()) || known == null) {
            failures.failed(attempt, nowSeconds);
            return challenge(request, false);
        }
        failures.succeeded(attempt);
        if (nonce == null || !usable(nonce, nowNanos, credentials.nonceCount())) {
            return challenge(request, true);
        }
        SipUri claimed = (register ? request.to() : request.from()).uri();
        if (claimed == null || !claimed.user().equals(credentials.username())) {
            return new AuthResult.Rejected(403, register ? "To Is Not The User's" : "From Is Not The User's");
        }
        return new AuthResult.Authenticated(credentials.username());
    }

    private boolean usable(NonceMint.Nonce nonce, long nowNanos, long count) {
        return nowNanos - nonce.issuedAtNanos() <= settings.nonceLifetime().toNanos()
                && domain.uses().use(nonce.generation(), nonce.random(), count) == NonceUses.Verdict.FRESH;
    }

    /**
     * The row for our realm whose algorithm we prefer; else a malformed one; null when there is nothing for us
     * (RFC 3261 §22.3: rows of other realms are for others on the way).
     */
    private @Nullable Row pick(List<String> values) {
        Row best = null;
        int bestRank = Integer.MAX_VALUE;
        for (String value : values.subList(0, Math.min(values.size(), MAX_ROWS))) {
            Row row = CredentialsParser.parse(value);
            if (row instanceof Row.Malformed && best == null) {
                best = row;
            }
            if (row instanceof Row.Digest digest && digest.credentials().realm().equals(settings.realm())) {
                DigestAlgorithm algorithm = offered(digest.credentials());
                int rank = algorithm == null
                        ? Integer.MAX_VALUE - 1
                        : settings.algorithms().indexOf(algorithm);
                if (rank < bestRank) {
                    best = row;
                    bestRank = rank;
                }
            }
        }
        return best;
    }

    /** The algorithm of the credentials; null when we did not offer it. */
    private @Nullable DigestAlgorithm offered(DigestCredentials credentials) {
        DigestAlgorithm algorithm = DigestAlgorithm.named(credentials.algorithm());
        return algorithm != null && settings.algorithms().contains(algorithm) ? algorithm : null;
    }

    private AuthResult challenge(SipRequest request, boolean stale) {
        boolean register = request.method().equals(Method.REGISTER);
        String nonce = mint.issue(time.nanos(), domain.uses().newestGeneration());
        List<DigestAlgorithm> algorithms = knownTo(request.header(HeaderName.USER_AGENT));
        List<String> values = new ArrayList<>(algorithms.size());
        for (DigestAlgorithm algorithm : algorithms) {
            values.add("Digest realm=\"" + settings.realm() + "\", nonce=\"" + nonce + "\", algorithm="
                    + algorithm.token() + ", qop=\"auth\"" + (stale ? ", stale=true" : ""));
        }
        return new AuthResult.Challenge(
                register ? 401 : 407,
                register ? HeaderName.WWW_AUTHENTICATE : HeaderName.PROXY_AUTHENTICATE,
                List.copyOf(values));
    }

    private List<DigestAlgorithm> knownTo(@Nullable String agent) {
        if (agent != null && settings.algorithms().contains(DigestAlgorithm.MD5)) {
            for (String prefix : settings.md5OnlyAgents()) {
                if (agent.startsWith(prefix)) {
                    return List.of(DigestAlgorithm.MD5);
                }
            }
        }
        return settings.algorithms();
    }
}
