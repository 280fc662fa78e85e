package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.admin.AdminToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody without a log-in tries at the control API's port. */
class ScanTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    private Path dir;

    private PulsaUnderTest pulsa;
    private String secret;

    @BeforeEach
    void start() throws Exception {
        pulsa = PulsaUnderTest.live(dir);
        secret = Files.readString(dir.resolve(AdminToken.FILE_NAME)).strip();
    }

    @AfterEach
    void stop() {
        pulsa.close();
    }

    private Socket connect() throws IOException {
        URI uri = pulsa.server().uri();
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }

    /** What is answered to these bytes, until the other side closes. */
    private String say(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String get(String path) throws IOException {
        return say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static int status(String answer) {
        assertTrue(answer.matches("(?s)HTTP/\\d\\.\\d \\d{3}.*"), answer);
        return Integer.parseInt(answer.substring(9, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/../admin.token",
                "/desk/../../../../etc/passwd",
                "/desk/%2e%2e/%2e%2e/etc/passwd",
                "/desk/..%2f..%2fetc%2fpasswd",
                "/desk//etc/passwd",
                "/desk/pages/..%5c..%5cadmin.token",
                "/desk/",
                "/desk/pages/",
                "/desk/index.html%00.js",
                "/admin.token",
                "/data/admin.token",
                "/.git/config",
                "/id/pulsa/proxy/Main.class",
                "/META-INF/MANIFEST.MF",
                "/api/v1/../../admin.token",
                "/api/v1/subscribers/..%2f..%2fstaff",
                "/api/v1/%2e%2e/health/live",
                "//api/v1/subscribers",
            })
    void noPathLeadsOut(String path) throws IOException {
        String answer = get(path);
        assertTrue(List.of(200, 400, 401, 404).contains(status(answer)), answer);
        assertFalse(answer.contains(secret) || answer.contains("root:"), answer);
        if (status(answer) == 200) {
            assertTrue(answer.contains("\"status\":\"up\"") && path.contains("health"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/desk/app.js", "/desk/words-en.json", "/api/v1/subscribers", "/api/openapi.json", "/no"})
    void browsersAreToldToBeCareful(String path) throws IOException {
        String answer = get(path).toLowerCase(java.util.Locale.ROOT);
        assertTrue(answer.contains("content-security-policy: default-src 'self';"), answer);
        assertTrue(answer.contains("x-content-type-options: nosniff"), answer);
        assertTrue(answer.contains("frame-ancestors 'none'"), answer);
        assertFalse(answer.contains("access-control-allow-origin"), "no other site may read it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "OPTIONS", "PROPFIND", "PUT", "DELETE", "PATCH"})
    void otherMethodsDoNothing(String method) throws IOException {
        for (String path : List.of("/", "/desk/app.js", "/metrics", "/api/v1/subscribers", "/health/live")) {
            String answer = say(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
                    + "Connection: close\r\n\r\n");
            assertTrue(List.of(400, 401, 404, 405, 501).contains(status(answer)), method + path + answer);
        }
    }

    @Test
    void whatIsTooLongIsRefused() throws IOException {
        assertEquals(414, status(get("/" + "a".repeat(5_000))));
        assertEquals(
                431,
                status(say("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n")));
        String many = "X-A: b\r\n".repeat(4_000);
        assertEquals(431, status(say("GET / HTTP/1.1\r\nHost: localhost\r\n" + many + "Connection: close\r\n\r\n")));
        assertEquals(
                413,
                status(say("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100000000\r\nConnection: close\r\n\r\n{")));
    }

    @Test
    void aMalformedRequestIsRefused() throws IOException {
        for (String bytes : List.of(
                "nonsense\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                // Two lengths at once.
                "POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\nConnection: close\r\n\r\n")) {
            String answer = say(bytes);
            assertTrue(answer.isEmpty() || status(answer) >= 400, bytes + answer);
        }
    }

    /** Says nothing, or a byte now and then: its connection ends all the same, and others are served meanwhile. */
    @Test
    void whoDoesNotGetOnIsClosed() throws IOException {
        try (Socket silent = connect();
                Socket dripping = connect()) {
            dripping.setSoTimeout(500);
            OutputStream out = dripping.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: localhost\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals(200, status(get("/health/live")));
            long deadline = System.nanoTime() + LIMIT.toNanos();
            boolean closed = false;
            while (!closed) {
                assertTrue(System.nanoTime() < deadline, "still open");
                closed = drip(dripping, out);
            }
            assertEquals(-1, silent.getInputStream().read());
        }
    }

    /** Whether the other side has closed. */
    private static boolean drip(Socket socket, OutputStream out) {
        try {
            out.write('X');
            out.flush();
            InputStream in = socket.getInputStream();
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
