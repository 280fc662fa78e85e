package id.pulsa.proxy.auth;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How a realm is protected.
 *
 * @param realm the protection domain's name, as in HA1; without quotes, backslashes, colons and control characters
 * @param ownHosts names and addresses of this gateway in lower case, beside the realm's own name: what clients that
 *     know only their outbound address write as the host of the digest URI
 * @param algorithms offered, in order of preference; one challenge row each, the first on top
 * @param md5OnlyAgents what the User-Agent of clients begins with that give up when they see a second row or another
 *     algorithm than MD5; they are offered MD5 alone, if it is offered at all
 * @param nonceLifetime how long a nonce may be used; older ones are answered with {@code stale=true}
 * @param rememberedNonces how many used nonces are remembered at least, 16 to 2²⁴; a forgotten one is answered with
 *     {@code stale=true}. Twice 16 bytes of memory each, two generations
 * @param failureLimit how many wrong passwords for one user from one source address are answered with a challenge
 *     before the next is refused
 * @param failureWindow how long after the first of them
 * @param rememberedFailures how many pairs of source and user are watched at the most, 16 to 2²⁴
 */
public record DigestSettings(
        String realm,
        Set<String> ownHosts,
        List<DigestAlgorithm> algorithms,
        List<String> md5OnlyAgents,
        Duration nonceLifetime,
        int rememberedNonces,
        int failureLimit,
        Duration failureWindow,
        int rememberedFailures) {
    private static final int MIN_REMEMBERED = 16;
    private static final int MAX_REMEMBERED = 1 << 24;

    public DigestSettings {
        boolean printable = realm.chars().allMatch(c -> c >= ' ' && c != 127 && "\"\\:".indexOf(c) < 0);
        if (realm.isBlank() || !printable) {
            throw new IllegalArgumentException("not a realm: '" + realm + "'");
        }
        ownHosts = Set.copyOf(ownHosts);
        algorithms = List.copyOf(algorithms);
        md5OnlyAgents = List.copyOf(md5OnlyAgents);
        if (algorithms.isEmpty() || Set.copyOf(algorithms).size() != algorithms.size()) {
            throw new IllegalArgumentException("algorithms are to be named once each: " + algorithms);
        }
        if (nonceLifetime.isNegative() || nonceLifetime.isZero() || failureWindow.toSeconds() < 1) {
            throw new IllegalArgumentException("nonce lifetime and failure window must be positive");
        }
        if (failureLimit < 1) {
            throw new IllegalArgumentException("the failure limit must be at least 1");
        }
        remembered("nonces", rememberedNonces);
        remembered("failures", rememberedFailures);
    }

    /**
     * What suits a gateway of one machine: both algorithms, nonces for five minutes, ten wrong passwords in five
     * minutes.
     *
     * <p>MD5 is on top although RFC 8760 §2.4 has clients take the topmost row they know: SIPp and JsSIP look at the
     * topmost algorithm only and know no other. Clients that choose the strongest row still get SHA-256.
     */
    public static DigestSettings of(String realm, Set<String> ownHosts) {
        return new DigestSettings(
                realm,
                ownHosts,
                List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
                List.of("baresip v0.", "baresip v1."),
                Duration.ofMinutes(5),
                65_536,
                10,
                Duration.ofMinutes(5),
                65_536);
    }

    private static void remembered(String what, int count) {
        if (count < MIN_REMEMBERED || count > MAX_REMEMBERED) {
            throw new IllegalArgumentException(
                    "remembered " + what + ": " + count + " is not from " + MIN_REMEMBERED + " to " + MAX_REMEMBERED);
        }
    }
}
