package id.pulsa.proxy.admin;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway that has a data directory open answers: a file in that directory. After a kill it is stale; whether
 * the one who answers there is the one that wrote it, {@code instance} tells.
 *
 * @param uri of the control API, {@code http://127.0.0.1:8080}
 * @param instance what {@code /health/live} of that process says
 * @param certificate PEM file of the certificate that it shows; null for plain HTTP
 */
public record AdminLocation(
        URI uri, String instance, @Nullable Path certificate) {
    /** Its name in the data directory. */
    public static final String FILE_NAME = "admin.json";

    private static final int MAX_BYTES = 4_096;

    /** The address to connect to for a listener: a wildcard is reached over the loopback. */
    static URI uri(InetSocketAddress listener, boolean tls) {
        String host = listener.getAddress().isAnyLocalAddress()
                ? (listener.getAddress() instanceof java.net.Inet6Address ? "[::1]" : "127.0.0.1")
                : listener.getAddress() instanceof java.net.Inet6Address
                        ? "[" + listener.getAddress().getHostAddress() + "]"
                        : listener.getAddress().getHostAddress();
        return URI.create((tls ? "https://" : "http://") + host + ":" + listener.getPort());
    }

    /** Null when no gateway left one, or nothing readable. */
    public static @Nullable AdminLocation read(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE_NAME);
        try {
            if (Files.size(file) > MAX_BYTES) {
                return null;
            }
            Document document = Json.read(Files.readString(file));
            String certificate = document.textOrNull("certificate");
            return new AdminLocation(
                    URI.create(document.text("url")),
                    document.text("instance"),
                    certificate == null ? null : Path.of(certificate));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return null;
        }
    }

    void write(Path dataDirectory, long pid) throws IOException {
        Document document = new Document()
                .put("url", uri.toString())
                .put("token_file", AdminToken.FILE_NAME)
                .put("instance", instance)
                .put("pid", pid);
        if (certificate != null) {
            document.put("certificate", certificate.toString());
        }
        OwnerFiles.replace(dataDirectory.resolve(FILE_NAME), document + "\n");
    }

    static void remove(Path dataDirectory) throws IOException {
        Files.deleteIfExists(dataDirectory.resolve(FILE_NAME));
    }
}
