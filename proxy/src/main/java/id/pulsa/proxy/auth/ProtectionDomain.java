package id.pulsa.proxy.auth;

import id.pulsa.charging.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What all authenticators of one realm share (RFC 3261 §22.1, RFC 7616 §3.3): the settings, the subscribers' hashes,
 * which nonces were used, and who failed how often. Thread-safe.
 */
public final class ProtectionDomain {
    private final DigestSettings settings;
    private final CredentialStore credentials;
    private final TimeSource time;
    private final byte[] nonceKey;
    private final byte[] attemptSecret;
    private final PasswordHashes nobody;
    private final DigestUri digestUri;
    private final NonceUses uses;
    private final FailedAttempts failures;

    /**
     * @param credentials asked on shard threads
     * @param nonceKey secret random bytes, at least 16, drawn anew by every process
     */
    public ProtectionDomain(DigestSettings settings, CredentialStore credentials, TimeSource time, byte[] nonceKey) {
        this.settings = settings;
        this.credentials = credentials;
        this.time = time;
        this.nonceKey = nonceKey.clone();
        this.nobody = PasswordHashes.of("", settings.realm(), HexFormat.of().formatHex(nonceKey));
        this.attemptSecret = nobody.sha256().getBytes(StandardCharsets.US_ASCII);
        Set<String> hosts = new LinkedHashSet<>(settings.ownHosts());
        hosts.add(settings.realm().toLowerCase(Locale.ROOT));
        this.digestUri = new DigestUri(Set.copyOf(hosts));
        this.uses = new NonceUses(settings.rememberedNonces());
        this.failures = new FailedAttempts(
                settings.failureLimit(), settings.failureWindow().toSeconds(), settings.rememberedFailures());
    }

    /**
     * An authenticator for one shard.
     *
     * @param random used by that shard alone; need not be secure, but no two may draw the same numbers
     */
    public DigestAuthenticator authenticator(RandomGenerator random) {
        return new DigestAuthenticator(this, time, nonceKey, random);
    }

    DigestSettings settings() {
        return settings;
    }

    CredentialStore credentials() {
        return credentials;
    }

    DigestUri digestUri() {
        return digestUri;
    }

    NonceUses uses() {
        return uses;
    }

    FailedAttempts failures() {
        return failures;
    }

    /** Hashes that nobody has a password for. */
    PasswordHashes nobody() {
        return nobody;
    }

    byte[] attemptSecret() {
        return attemptSecret;
    }
}
