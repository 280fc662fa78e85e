package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.log.LogLevel;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's description says what there is, and what there is answers as described. */
class OpenApiTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @TempDir
    private Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> called = new HashSet<>();
    private PulsaUnderTest pulsa;
    private JsonNode description;
    private String local;

    /** One operation as described. */
    private record Described(String method, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asText();
        }

        String right() {
            return node.path("x-right").isNull() ? "-" : node.path("x-right").asText();
        }
    }

    @BeforeEach
    void start() throws Exception {
        pulsa = PulsaUnderTest.live(dir);
        local = AdminToken.read(dir.resolve(AdminToken.FILE_NAME)).header();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(pulsa.server().uri().resolve("/api/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        description = json.readTree(answer.body());
    }

    @AfterEach
    void stop() {
        pulsa.close();
    }

    private List<Described> operations() {
        List<Described> all = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    JsonNode node = path.getValue().path(method);
                    if (!node.isMissingNode()) {
                        all.add(new Described(method.toUpperCase(java.util.Locale.ROOT), path.getKey(), node));
                    }
                }));
        return all;
    }

    @Test
    void describesWhatThereIs() throws Exception {
        assertEquals(
                new TreeSet<>(pulsa.server().operations()),
                operations().stream()
                        .map(one -> one.method() + " " + one.path() + " " + one.id() + " " + one.right())
                        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryOperationIsComplete() {
        List<String> references = new ArrayList<>();
        description.findValuesAsText("$ref").forEach(references::add);
        assertTrue(references.size() > 300, "found " + references.size());
        references.forEach(
                reference -> assertFalse(description.at(reference.substring(1)).isMissingNode(), reference));
        Set<String> ids = new HashSet<>();
        for (Described operation : operations()) {
            assertTrue(ids.add(operation.id()), operation.id());
            assertFalse(operation.node().path("summary").asText().isBlank(), operation.id());
            List<String> inPath = Stream.of(operation.path().split("/"))
                    .filter(part -> part.startsWith("{"))
                    .map(part -> part.substring(1, part.length() - 1))
                    .toList();
            List<String> named = new ArrayList<>();
            operation.node().path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    named.add(parameter.path("name").asText());
                }
            });
            assertEquals(inPath, named, operation.id());
        }
    }

    @Test
    void everyOperationAsksForItsRight() throws Exception {
        assertEquals(0, pulsa.run("", "staff", "add", "ayu", "--role", "administrator"), () -> pulsa.err);
        Map<String, String> tokens = Map.of(
                "own", token("own"),
                "see", token("see"),
                "operate", token("operate"),
                "money", token("money"),
                "administer", token("administer"));
        for (Described operation : operations()) {
            if (operation.right().equals("-")) {
                continue;
            }
            assertProblem(401, operation, send(operation, "", "{}"));
            for (Map.Entry<String, String> token : tokens.entrySet()) {
                boolean enough = token.getKey().equals(operation.right())
                        || operation.right().equals("own");
                if (!enough) {
                    assertProblem(403, operation, send(operation, token.getValue(), "{}"));
                }
            }
        }
    }

    private String token(String right) {
        assertEquals(0, pulsa.run("", "token", "make", "ayu", "--label", right, "--scope", right), () -> pulsa.err);
        return "Bearer " + pulsa.out.strip();
    }

    @Test
    void brokenBodiesAreAnsweredAsDescribed() throws Exception {
        for (Described operation : operations()) {
            JsonNode body = operation.node().at("/requestBody/content/application~1json");
            if (!body.isMissingNode()) {
                for (String bad : List.of("{", "[]", "{\"nonsense\":", "\"text\"", "{\"a\":1.5}")) {
                    HttpResponse<String> answer = send(operation, local, bad);
                    assertTrue(
                            answer.statusCode() == 400 || answer.statusCode() == 404 || answer.statusCode() == 403,
                            () -> operation.id() + " " + bad + ": " + answer.statusCode() + answer.body());
                    assertProblem(answer.statusCode(), operation, answer);
                }
                assertProblem(413, operation, send(operation, local, " ".repeat(70_000)));
            }
        }
    }

    /** A request to the operation, with a value for each part of its path. */
    private HttpResponse<String> send(Described operation, String token, String body) throws Exception {
        return send(operation.method(), operation.path().replaceAll("\\{\\w+}", "none"), token, body, "k");
    }

    private HttpResponse<String> send(String method, String path, String token, String body, String key)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        pulsa.server().uri().resolve("/api/v1" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key);
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertProblem(int status, Described operation, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), () -> operation.id() + ": " + answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""),
                operation.id());
        assertFits("Problem", answer.body(), operation.id());
    }

    private void assertFits(String schema, String body, String what) throws Exception {
        assertFits(json.createObjectNode().put("$ref", "#/components/schemas/" + schema), body, what);
    }

    private void assertFits(JsonNode schema, String body, String what) throws Exception {
        ObjectNode whole = json.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", description.path("components"));
        whole.set("allOf", json.createArrayNode().add(schema));
        Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON);
        assertEquals(List.of(), checked.validate(body, InputFormat.JSON), () -> what + ": " + body);
    }

    /** Calls an operation well, and holds the answer against its description. */
    private JsonNode call(String method, String path, String body, String key) throws Exception {
        HttpResponse<String> answer = send(method, path, local, body, key);
        Described operation = described(method, path);
        called.add(operation.id());
        assertTrue(answer.statusCode() < 300, () -> operation.id() + ": " + answer.statusCode() + answer.body());
        JsonNode response = operation.node().path("responses").path(Integer.toString(answer.statusCode()));
        assertFalse(response.isMissingNode(), () -> operation.id() + " answered " + answer.statusCode());
        JsonNode schema = response.at("/content/application~1json/schema");
        boolean isJson = answer.headers().firstValue("Content-Type").orElse("").equals("application/json");
        if (!schema.isMissingNode() && isJson) {
            assertFits(schema, answer.body(), operation.id());
        }
        return isJson ? json.readTree(answer.body()) : json.nullNode();
    }

    private Described described(String method, String path) {
        String bare = path.replaceAll("\\?.*", "");
        return operations().stream()
                .filter(one ->
                        one.method().equals(method) && bare.matches(one.path().replaceAll("\\{\\w+}", "[^/]+")))
                .min((a, b) ->
                        Integer.compare(a.path().contains("{") ? 1 : 0, b.path().contains("{") ? 1 : 0))
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not described"));
    }

    private void theLog() throws Exception {
        pulsa.log.add(1_000, LogLevel.INFO, "id.pulsa.A", "main", "begun", null, null);
        pulsa.log.add(2_000, LogLevel.ERROR, "id.pulsa.B", "main", "call c1 failed", "java.lang.Error: x", "c1");
        JsonNode all = call("GET", "/system/log", "", "");
        assertEquals(2, all.path("lines").size(), all::toString);
        assertEquals(2, all.path("last").asLong());
        JsonNode failed = call("GET", "/system/log?level=WARN&contains=C1&limit=5", "", "");
        assertEquals("c1", failed.at("/lines/0/call_id").asText(), failed::toString);
        assertEquals(1, failed.path("lines").size());
        assertEquals(0, call("GET", "/system/log?after=2", "", "").path("lines").size());
        for (String bad : List.of("level=loud", "limit=1001", "limit=-1", "after=x", "contain=x", "limit=1e3")) {
            HttpResponse<String> answer = send("GET", "/system/log?" + bad, local, "", "");
            assertEquals(400, answer.statusCode(), () -> bad + ": " + answer.body());
        }
    }

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        call("POST", "/staff", "{\"name\":\"olga\",\"role\":\"operator\"}", "a");
        call("POST", "/staff", "{\"name\":\"ayu\",\"role\":\"administrator\"}", "a");
        call("GET", "/staff", "", "");
        call("GET", "/staff/olga", "", "");
        call("PATCH", "/staff/olga", "{\"role\":\"viewer\",\"barred\":true}", "");
        call("POST", "/staff/olga/password-reset", "", "");
        String made = "{\"owner\":\"ayu\",\"label\":\"x\",\"scope\":[\"see\"],\"expires_in\":\"1d\"}";
        String token = call("POST", "/tokens", made, "").path("id").asText();
        call("GET", "/tokens", "", "");
        call("DELETE", "/tokens/" + token, "", "");
        call("DELETE", "/staff/olga", "", "");
        call("GET", "/audit", "", "");
        call("GET", "/session", "", "");
        call("DELETE", "/session", "", "");

        String subscriber = "{\"number\":\"7001\",\"password\":\"pw\",\"plan\":\"lab\",\"balance\":\"5.00\","
                + "\"home_cell\":\"Kayoon_1\",\"display_name\":\"Budi\"}";
        JsonNode first = call("POST", "/subscribers", subscriber, "s1");
        assertEquals(first, call("POST", "/subscribers", subscriber, "s1"), "a second time");
        call("GET", "/subscribers", "", "");
        call("GET", "/subscribers?search=Budi", "", "");
        call("GET", "/subscribers/7001", "", "");
        JsonNode changed = call(
                "PATCH",
                "/subscribers/7001",
                "{\"plan\":\"normal\",\"barred\":true,\"display_name\":null,\"password\":\"other\",\"max_calls\":2}",
                "");
        assertEquals("normal", changed.path("plan").asText());
        assertTrue(
                changed.path("display_name").isNull() && changed.path("barred").asBoolean());
        assertEquals("Kayoon_1", changed.path("home_cell").asText(), "what is not named stays");
        JsonNode booked = call("POST", "/subscribers/7001/top-ups", "{\"amount\":\"2.50\"}", "t1");
        assertFalse(booked.path("repeated").asBoolean());
        JsonNode again = call("POST", "/subscribers/7001/top-ups", "{\"amount\":\"2.50\"}", "t1");
        assertTrue(again.path("repeated").asBoolean());
        assertEquals(booked.path("balance"), again.path("balance"));
        assertEquals(
                409,
                send("POST", "/subscribers/7001/top-ups", local, "{\"amount\":\"9\"}", "t1")
                        .statusCode());
        call("POST", "/subscribers/import", "number,password,balance,plan\n7002,pw,1.00,lab\n7003,,,\n", "");
        call("PUT", "/subscribers/7001/cell", "{\"cell\":\"Kayoon_1\"}", "");

        call("POST", "/accounts", "{\"account\":\"shared\",\"balance\":\"10.00\"}", "a1");
        call("GET", "/accounts", "", "");
        call("GET", "/accounts/7001", "", "");
        call("PATCH", "/accounts/shared", "{\"max_calls\":2}", "");
        call("POST", "/accounts/shared/top-ups", "{\"amount\":\"1.00\"}", "a2");
        call("GET", "/accounts/shared/movements", "", "");
        call("GET", "/movements?kind=top_up", "", "");
        call("POST", "/accounts/shared/withdrawals", "{\"amount\":\"11.00\"}", "a3");
        call("DELETE", "/accounts/shared", "", "");

        call("GET", "/cdrs?sort=charge&order=desc&limit=5", "", "");
        call("GET", "/cdrs/export?format=jsonl", "", "");
        call("GET", "/calls", "", "");
        call("GET", "/registrations", "", "");
        call("DELETE", "/registrations/7001", "", "");
        call("GET", "/cells", "", "");
        call("GET", "/cells/Kayoon_1", "", "");
        call("GET", "/tariffs", "", "");
        call("GET", "/quote?plan=lab&to=0812345678&duration=3m", "", "");
        call("GET", "/quote/week?plan=lab&to=0812345678&duration=3m", "", "");
        call("POST", "/vouchers", "{\"batch\":\"b1\",\"count\":3,\"amount\":\"5.00\"}", "");
        call("GET", "/vouchers", "", "");
        call("POST", "/vouchers/b1/withdrawal", "", "");
        call("POST", "/ledger/verify", "", "");
        call("POST", "/backup", "", "");
        call("GET", "/overview", "", "");
        call("GET", "/system", "", "");
        JsonNode pbx = call("GET", "/system/pbx", "", "");
        assertEquals("PT0.001234S", pbx.path("round_trip").asText());
        assertEquals(2, call("GET", "/system/settings", "", "").path("settings").size());
        theLog();
        call("DELETE", "/subscribers/7002", "", "");

        Set<String> left = new TreeSet<>();
        operations().forEach(one -> left.add(one.id()));
        left.removeAll(called);
        assertEquals(
                // Played in stories of their own: log-ins, bundles, live calls and their traces, records, reload,
                // events.
                Set.of(
                        "choosePassword",
                        "grantBundle",
                        "hangUpCall",
                        "listOwnCdrs",
                        "logIn",
                        "reload",
                        "revokeBundle",
                        "showCdr",
                        "showOwn",
                        "traceCall",
                        "traceRecord",
                        "traceSubscriber",
                        "unwatchSubscriber",
                        "watchEvents",
                        "watchSubscriber"),
                left);
    }
}
