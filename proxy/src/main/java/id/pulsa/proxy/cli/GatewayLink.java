package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.AdminLocation;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The way to a running gateway's control API.
 *
 * @param tls trusts the gateway's certificate; null for plain HTTP
 */
record GatewayLink(URI uri, @Nullable SSLContext tls) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** @throws IOException when the certificate that the gateway says it shows cannot be read */
    static GatewayLink to(AdminLocation location) throws IOException {
        Path certificate = location.certificate();
        return new GatewayLink(location.uri(), certificate == null ? null : PinnedCertificate.context(certificate));
    }

    /** The plain old HTTP client: it starts in a few milliseconds. */
    HttpURLConnection open(String path, Duration answerTimeout) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) uri.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
        SSLContext trusting = tls;
        if (trusting != null && connection instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(trusting.getSocketFactory());
            // The certificate itself is known; no name in it says more.
            secure.setHostnameVerifier((host, session) -> true);
        }
        connection.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        connection.setReadTimeout((int) answerTimeout.toMillis());
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    /** The newer client, for methods that the old one does not know. */
    HttpClient client() {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT_TIMEOUT);
        SSLContext trusting = tls;
        return (trusting == null ? client : client.sslContext(trusting)).build();
    }
}
