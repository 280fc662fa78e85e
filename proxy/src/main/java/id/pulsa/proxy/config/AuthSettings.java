package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;

/**
 * {@code auth}: digest authentication.
 *
 * @param nonceLifetime after this a nonce is stale, RFC 8760 with RFC 7616 section 3.3
 */
public record AuthSettings(Duration nonceLifetime) {
    static AuthSettings read(Section auth) {
        AuthSettings settings = new AuthSettings(
                auth.duration("nonce_lifetime", Duration.ofSeconds(5), Duration.ofDays(1), Duration.ofSeconds(300)));
        auth.reportUnknownKeys();
        return settings;
    }
}
