package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staff, tokens and log-ins through command line and control API. */
class AccessCommandsTest {
    private static final String CHOSEN = "correct horse battery";

    @TempDir
    private Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private PulsaUnderTest pulsa;

    @BeforeEach
    void start() throws Exception {
        pulsa = PulsaUnderTest.live(dir);
    }

    @AfterEach
    void stop() {
        pulsa.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        pulsa.server().uri().resolve("/api/v1" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(code, Json.read(answer.body()).text("code"), answer::body);
    }

    private String addStaff(String name, String role) {
        assertEquals(0, pulsa.run("", "staff", "add", name, "--role", role, "--json"), () -> pulsa.err);
        return Json.read(pulsa.out).text("password");
    }

    private String token(String owner, String scope) {
        assertEquals(0, pulsa.run("", "token", "make", owner, "--label", "test", "--scope", scope), () -> pulsa.err);
        return "Bearer " + pulsa.out.strip();
    }

    /** Cookie and CSRF token of a log-in. */
    private record Browser(String cookie, String csrf) {
        String[] headers() {
            return new String[] {"Cookie", cookie, "X-CSRF-Token", csrf, "Content-Type", "application/json"};
        }
    }

    private Browser logIn(String name, String password) throws Exception {
        HttpResponse<String> answer = send(
                "POST",
                "/session",
                new Document().put("name", name).put("password", password).toString(),
                "Content-Type",
                "application/json");
        assertEquals(200, answer.statusCode(), answer::body);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        for (String promise : List.of("HTTPOnly", "SameSite=Strict", "Path=/")) {
            assertTrue(cookie.contains(promise), cookie);
        }
        return new Browser(
                cookie.substring(0, cookie.indexOf(';')),
                Json.read(answer.body()).text("csrf_token"));
    }

    @Test
    void theFirstLogInChoosesAPasswordBeforeAnythingElse() throws Exception {
        String password = addStaff("ayu", "administrator");
        Browser ayu = logIn("ayu", password);
        assertProblem(403, "password-expired", send("GET", "/subscribers", "", ayu.headers()));
        String body = new Document()
                .put("password", password)
                .put("new_password", CHOSEN)
                .toString();
        assertProblem(400, "invalid", send("POST", "/session/password", body.replace(CHOSEN, "short"), ayu.headers()));
        assertEquals(200, send("POST", "/session/password", body, ayu.headers()).statusCode());
        assertEquals(200, send("GET", "/subscribers", "", ayu.headers()).statusCode());
        assertEquals(204, send("DELETE", "/session", "", ayu.headers()).statusCode());
        assertProblem(401, "unauthorised", send("GET", "/subscribers", "", ayu.headers()));
    }

    @Test
    void aBrowsersChangeNeedsTheTokenOfItsLogIn() throws Exception {
        Browser ayu = administrator();
        String body = "{\"number\":\"7001\",\"password\":\"pw\",\"plan\":\"lab\"}";
        assertProblem(
                403, "forbidden", send("POST", "/subscribers", body, "Cookie", ayu.cookie(), "Idempotency-Key", "k1"));
        assertProblem(
                403,
                "forbidden",
                send(
                        "POST",
                        "/subscribers",
                        body,
                        "Cookie",
                        ayu.cookie(),
                        "Idempotency-Key",
                        "k1",
                        "X-CSRF-Token",
                        "guessed"));
        assertEquals(
                201,
                send(
                                "POST",
                                "/subscribers",
                                body,
                                "Cookie",
                                ayu.cookie(),
                                "Idempotency-Key",
                                "k1",
                                "X-CSRF-Token",
                                ayu.csrf())
                        .statusCode());
        assertProblem(
                400,
                "invalid",
                send("POST", "/session", "{\"name\":\"ayu\",\"password\":\"x\"}", "Content-Type", "text/plain"));
    }

    private Browser administrator() throws Exception {
        String password = addStaff("ayu", "administrator");
        Browser ayu = logIn("ayu", password);
        String body = new Document()
                .put("password", password)
                .put("new_password", CHOSEN)
                .toString();
        assertEquals(200, send("POST", "/session/password", body, ayu.headers()).statusCode());
        return ayu;
    }

    @Test
    void wrongPasswordsAreAnsweredTheSameAndNotForEver() throws Exception {
        addStaff("ayu", "administrator");
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> known = wrong("ayu");
            HttpResponse<String> unknown = wrong("nobody");
            assertProblem(401, "unauthorised", known);
            assertEquals(known.body(), unknown.body());
        }
        HttpResponse<String> refused = wrong("ayu");
        assertProblem(429, "too-many-requests", refused);
        assertEquals("300", refused.headers().firstValue("Retry-After").orElseThrow());
    }

    private HttpResponse<String> wrong(String name) throws Exception {
        return send(
                "POST",
                "/session",
                "{\"name\":\"" + name + "\",\"password\":\"wrong\"}",
                "Content-Type",
                "application/json");
    }

    @Test
    void anOperatorMovesNoMoney() throws Exception {
        addStaff("ayu", "administrator");
        addStaff("olga", "operator");
        String olga = token("olga", "see,operate");
        String with = "{\"number\":\"7001\",\"password\":\"pw\",\"plan\":\"lab\",\"balance\":\"5.00\"}";
        assertProblem(
                403, "forbidden", send("POST", "/subscribers", with, "Authorization", olga, "Idempotency-Key", "a"));
        assertEquals(
                201,
                send("POST", "/subscribers", with.replace("5.00", "0"), "Authorization", olga, "Idempotency-Key", "b")
                        .statusCode());
        assertProblem(
                403,
                "forbidden",
                send(
                        "POST",
                        "/subscribers/7001/top-ups",
                        "{\"amount\":\"1\"}",
                        "Authorization",
                        olga,
                        "Idempotency-Key",
                        "c"));
        assertProblem(
                403, "forbidden", send("PATCH", "/accounts/7001", "{\"credit_limit\":\"9\"}", "Authorization", olga));
        assertEquals(
                200,
                send("PATCH", "/accounts/7001", "{\"barred\":true}", "Authorization", olga)
                        .statusCode());
        assertEquals(1, pulsa.run("", "token", "make", "olga", "--label", "x", "--scope", "money"));
        assertTrue(pulsa.err.contains("no right that its owner does not have"), pulsa.err);
        String watching = token("olga", "see");
        assertEquals(200, send("GET", "/calls", "", "Authorization", watching).statusCode());
        assertProblem(403, "forbidden", send("DELETE", "/calls/c1", "", "Authorization", watching));
    }

    @Test
    void theTrailSaysWhoChangedWhatAndHoldsNoSecret() throws Exception {
        addStaff("ayu", "administrator");
        String ayu = token("ayu", "see,operate,money,administer");
        String body = "{\"number\":\"7001\",\"password\":\"phone-secret\",\"plan\":\"lab\"}";
        send("POST", "/subscribers", body, "Authorization", ayu, "Idempotency-Key", "a");
        send("POST", "/subscribers/7009/top-ups", "{\"amount\":\"1\"}", "Authorization", ayu, "Idempotency-Key", "b");
        assertEquals(0, pulsa.run("", "audit", "--who", "ayu", "--json"), () -> pulsa.err);
        assertFalse(pulsa.out.contains("phone-secret"), pulsa.out);
        List<Document> entries = Json.read("{\"all\":" + pulsa.out + "}").documents("all");
        assertEquals(
                List.of("topUpSubscriber no subscriber 7009", "topUpSubscriber null", "addSubscriber null"),
                entries.stream()
                        .map(entry -> entry.text("operation") + " " + entry.textOrNull("refusal"))
                        .toList());
        assertTrue(entries.get(1).text("source").startsWith("127.0.0.1 token "), pulsa.out);
        assertEquals("7009", entries.get(1).text("target"));
        assertEquals(0, pulsa.run("", "audit"), () -> pulsa.err);
        assertTrue(pulsa.out.contains(" local "), pulsa.out);
    }

    @Test
    void peopleComeAndGo() throws Exception {
        addStaff("ayu", "administrator");
        assertEquals(1, pulsa.run("", "staff", "remove", "ayu"));
        assertTrue(pulsa.err.contains("the last administrator"), pulsa.err);
        addStaff("olga", "viewer");
        assertEquals(
                0, pulsa.run("", "staff", "set", "olga", "--role", "operator", "--barred", "true"), () -> pulsa.err);
        assertEquals("olga is operator, barred\n", pulsa.out);
        assertEquals(0, pulsa.run("", "staff", "reset-password", "olga"), () -> pulsa.err);
        assertTrue(pulsa.out.startsWith("olga logs in with "), pulsa.out);
        token("olga", "see");
        assertEquals(0, pulsa.run("", "token", "list", "--json"), () -> pulsa.err);
        Document made =
                Json.read("{\"all\":" + pulsa.out + "}").documents("all").get(0);
        assertEquals(List.of("own", "see"), made.texts("scope"));
        assertEquals(0, pulsa.run("", "token", "revoke", made.text("id")), () -> pulsa.err);
        assertEquals(1, pulsa.run("", "token", "revoke", made.text("id")));
        assertEquals(0, pulsa.run("", "staff", "list"), () -> pulsa.err);
        assertTrue(pulsa.out.contains("ayu") && pulsa.out.contains("olga"), pulsa.out);
        assertEquals(0, pulsa.run("", "staff", "remove", "olga"), () -> pulsa.err);
        assertEquals(1, pulsa.run("", "staff", "set", "olga", "--role", "viewer"));
        assertEquals(2, pulsa.run("", "staff", "add", "budi", "--role", "chef"));
        assertTrue(pulsa.err.contains("must be administrator, operator or viewer"), pulsa.err);
    }

    @Test
    void metricsAreForThisMachineOrWithAToken() throws Exception {
        addStaff("ayu", "administrator");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(pulsa.server().uri().resolve("/metrics"));
        assertEquals(200, status(request));
        request.header("X-Forwarded-For", "192.0.2.1");
        assertEquals(401, status(request));
        request.header("Authorization", token("ayu", "see"));
        assertEquals(200, status(request));
    }

    private int status(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
