package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code admin}: the control API and its pages.
 *
 * @param listen where they are
 * @param tls the files of the certificate; null for plain HTTP
 */
public record AdminSettings(
        InetSocketAddress listen, @Nullable Tls tls) {
    /**
     * Two PEM files.
     *
     * @param certificate with its chain
     * @param key its private key, PKCS #8
     */
    public record Tls(Path certificate, Path key) {}

    static AdminSettings read(Section admin) {
        InetSocketAddress listen = admin.value("listen", Addresses::ipAndPort, Addresses.ipAndPort("127.0.0.1:8080"));
        Path certificate = file(admin, "tls_certificate");
        Path key = file(admin, "tls_key");
        if (certificate == null && key != null) {
            admin.finding("tls_key", "a key without \"tls_certificate\"");
        } else if (certificate != null && key == null) {
            admin.finding("tls_certificate", "a certificate without \"tls_key\"");
        }
        admin.reportUnknownKeys();
        return new AdminSettings(listen, certificate == null || key == null ? null : new Tls(certificate, key));
    }

    private static @Nullable Path file(Section admin, String key) {
        return admin.has(key) ? admin.value(key, AdminSettings::file, Path.of("")) : null;
    }

    private static Path file(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("expected the name of a file");
        }
        return Path.of(text).toAbsolutePath().normalize();
    }
}
