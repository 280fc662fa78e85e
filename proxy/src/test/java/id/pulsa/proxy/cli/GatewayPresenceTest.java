package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminLocation;
import id.pulsa.proxy.admin.AdminServer;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.config.AdminSettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How commands find the gateway, and what its control API demands. */
class GatewayPresenceTest {
    @TempDir
    private Path dir;

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> send(PulsaUnderTest pulsa, String method, String path, String token, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        pulsa.server().uri().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /api/v1/subscribers, 401, unauthorised",
        "GET, /api/v1/nothing, 401, unauthorised",
        "POST, /api/v1/subscribers/import, 401, unauthorised",
        "GET, /api/v1/cdrs/export, 401, unauthorised",
        "GET, /nothing, 404, unknown-path",
        "GET, /health/live, 200,",
        "GET, /health/ready, 503,",
        "GET, /metrics, 200,",
    })
    void withoutToken(String method, String path, int status, String code) throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            for (String token : List.of("", "Bearer wrong", "Basic eDp5")) {
                HttpResponse<String> answer = send(pulsa, method, path, token, "");
                assertEquals(status, answer.statusCode());
                if (code != null) {
                    assertEquals(
                            "application/problem+json",
                            answer.headers().firstValue("Content-Type").orElse(""));
                    assertEquals(code, Json.read(answer.body()).text("code"));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    GET    | /api/v1/nothing                     |                          | 404 | unknown-path
                    PUT    | /api/v1/subscribers                 | {}                       | 405 | method-not-allowed
                    POST   | /api/v1/subscribers                 | {                        | 400 | invalid
                    POST   | /api/v1/subscribers                 | []                       | 400 | invalid
                    POST   | /api/v1/subscribers                 | {"number":7}             | 400 | invalid
                    POST   | /api/v1/subscribers                 | {"nummer":"7"}           | 400 | invalid
                    POST   | /api/v1/subscribers/1/top-ups       | {"amount":1.5}           | 400 | invalid
                    POST   | /api/v1/subscribers/1/top-ups       | {"amount":"1.5"}         | 400 | invalid
                    GET    | /api/v1/subscribers?limit=100000    |                          | 400 | invalid
                    GET    | /api/v1/subscribers?cursor=%00%FF   |                          | 200 |
                    GET    | /api/v1/cdrs?from=yesterday         |                          | 400 | invalid
                    GET    | /api/v1/cdrs/export?format=xml      |                          | 400 | invalid
                    DELETE | /api/v1/calls/none                  |                          | 404 | unknown-call
                    """)
    void withToken(String method, String path, String body, int status, String code) throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            String token = AdminToken.read(dir.resolve(AdminToken.FILE_NAME)).header();
            HttpResponse<String> answer = send(pulsa, method, path, token, body == null ? "" : body);
            assertEquals(status, answer.statusCode(), answer::body);
            if (code != null) {
                assertEquals(code, Json.read(answer.body()).text("code"), answer::body);
            }
        }
    }

    @Test
    void refusesALongBody() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            String token = AdminToken.read(dir.resolve(AdminToken.FILE_NAME)).header();
            assertEquals(
                    413,
                    send(pulsa, "POST", "/api/v1/subscribers", token, " ".repeat(100_000))
                            .statusCode());
        }
    }

    @Test
    void metricsAreText() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            String text = send(pulsa, "GET", "/metrics", "", "").body();
            assertTrue(text.contains("# TYPE pulsa_calls_live gauge\npulsa_calls_live 3\n"), text);
            assertTrue(text.contains("\npulsa_ledger_balances 150.5\n"), text);
        }
    }

    @Test
    void onlyTheOwnerReadsTheAccessFiles() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            for (String name : List.of(AdminToken.FILE_NAME, AdminLocation.FILE_NAME)) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(pulsa.data.resolve(name))));
            }
        }
        assertFalse(Files.exists(dir.resolve(AdminLocation.FILE_NAME)));
        assertTrue(Files.exists(dir.resolve(AdminToken.FILE_NAME)));
    }

    @Test
    void aStaleFileDoesNotConfuse() throws Exception {
        Path other = Files.createDirectory(dir.resolve("other"));
        Path killed = Files.createDirectory(dir.resolve("killed"));
        try (PulsaUnderTest stranger = PulsaUnderTest.live(other);
                PulsaUnderTest pulsa = PulsaUnderTest.offline(killed)) {
            Files.copy(other.resolve(AdminToken.FILE_NAME), killed.resolve(AdminToken.FILE_NAME));
            for (URI uri : List.of(stranger.server().uri(), URI.create("http://127.0.0.1:1"))) {
                Files.writeString(
                        killed.resolve(AdminLocation.FILE_NAME),
                        "{\"url\":\"" + uri + "\",\"instance\":\"0123\",\"pid\":1}");
                String number = Integer.toString(uri.getPort());
                assertEquals(
                        0,
                        pulsa.run("pw", "subscriber", "add", number, "--plan", "lab", "--password-stdin"),
                        () -> pulsa.err);
                assertEquals(1, stranger.run("", "subscriber", "show", number));
            }
        }
    }

    @Test
    void aLockedDirectoryWithoutApiIsNotChanged() throws Exception {
        try (DataDirectory held = DataDirectory.open(dir);
                PulsaUnderTest pulsa = PulsaUnderTest.offline(held.root())) {
            assertEquals(1, pulsa.run("pw", "subscriber", "add", "1", "--plan", "lab", "--password-stdin"));
            assertTrue(pulsa.err.contains("already open"), pulsa.err);
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            URI taken = pulsa.server().uri();
            AdminException refused = assertThrows(
                    AdminException.class,
                    () -> AdminServer.start(
                            new AdminSettings(new InetSocketAddress(taken.getHost(), taken.getPort()), null),
                            Files.createDirectory(dir.resolve("second")),
                            pulsa.services(),
                            PulsaUnderTest.time(),
                            new SecureRandom()));
            assertEquals(
                    "control API: cannot listen on " + taken.getAuthority()
                            + " (admin.listen): another program listens there",
                    refused.getMessage());
        }
    }
}
