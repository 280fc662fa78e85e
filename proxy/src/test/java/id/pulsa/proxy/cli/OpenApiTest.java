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
    private final Set<String> calledTwice = new TreeSet<>();
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
                int tooLong = operation.node().path("x-max-body").asInt(65_536) + 1;
                assertProblem(413, operation, send(operation, local, " ".repeat(tooLong)));
            }
        }
    }

    /** A request to the operation, with a value for each part of its path. */
    private HttpResponse<String> send(Described operation, String token, String body) throws Exception {
        return send(operation.method(), operation.path().replaceAll("\\{\\w+}", "none"), token, body, "k");
    }

    private HttpResponse<String> send(String method, String path, String token, String body, String key)
            throws Exception {
        return send(method, path, token, body, Map.of("Idempotency-Key", key));
    }

    private HttpResponse<String> send(
            String method, String path, String token, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        pulsa.server().uri().resolve("/api/v1" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
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
        return call(method, path, body, Map.of("Idempotency-Key", key));
    }

    private JsonNode call(String method, String path, String body, Map<String, String> headers) throws Exception {
        HttpResponse<String> answer = send(method, path, local, body, headers);
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

    /** The same request with the same key: the second time nothing is done, and the answer says so or is the same. */
    private JsonNode twice(String path, String body, String key) throws Exception {
        JsonNode first = call("POST", path, body, key);
        JsonNode second = call("POST", path, body, key);
        assertFalse(first.path("repeated").asBoolean(), first::toString);
        assertTrue(second.path("repeated").asBoolean() || second.equals(first), second::toString);
        assertEquals(first.path("balance"), second.path("balance"));
        calledTwice.add(described("POST", path).id());
        return first;
    }

    private Set<String> withKey() {
        Set<String> ids = new TreeSet<>();
        for (Described operation : operations()) {
            if (operation.node().path("parameters").toString().contains("idempotencyKey")) {
                ids.add(operation.id());
            }
        }
        return ids;
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

    private void tariffTexts() throws Exception {
        call("POST", "/config/check", "", "");
        JsonNode text = call("GET", "/tariffs/text", "", "");
        String dearer = text.at("/files/0/text").asText().replaceFirst("price: \"1.00\"", "price: \"9.00\"");
        String body = json.createObjectNode()
                .put("text", dearer)
                .put("comment", "why")
                .toString();
        JsonNode checked = call("POST", "/tariffs/check", body, "");
        assertEquals(1, checked.path("difference_count").asInt());
        call("POST", "/tariffs/check", "{\"text\":\"plans: {lab: {slice: 1 parsec}}\"}", "");
        Described change = described("PUT", "/tariffs/text");
        assertProblem(428, change, send("PUT", "/tariffs/text", local, body, "k"));
        assertProblem(412, change, send("PUT", "/tariffs/text", local, body, Map.of("If-Match", "\"other\"")));
        Map<String, String> condition =
                Map.of("If-Match", '"' + text.path("digest").asText() + '"');
        assertProblem(422, change, send("PUT", "/tariffs/text", local, "{\"text\":\"plans: 1\"}", condition));
        JsonNode changed = call("PUT", "/tariffs/text", body, condition);
        assertEquals(2, changed.path("history").asInt());
        call("GET", "/tariffs/history", "", "");
        JsonNode first = call("GET", "/tariffs/history/1", "", "");
        assertEquals(text.at("/files/0/text"), first.at("/files/0/text"));
        HttpResponse<String> there = send("GET", "/tariffs/text", local, "", "k");
        String tag = there.headers().firstValue("ETag").orElseThrow();
        call("POST", "/tariffs/history/1/restore", "", Map.of("If-Match", tag));
        assertEquals(text.path("digest"), call("GET", "/tariffs/text", "", "").path("digest"));
        JsonNode audit = call("GET", "/audit?limit=20", "", "");
        List<String> operations = audit.findValuesAsText("operation");
        assertTrue(operations.containsAll(List.of("changeTariffText", "restoreTariffs")), operations::toString);
        assertFalse(operations.contains("checkTariffs"), "a question");
        assertTrue(audit.toString().contains("characters)"), "the trail holds no whole files");
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
        twice("/subscribers", subscriber, "s1");
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
        twice("/subscribers/7001/top-ups", "{\"amount\":\"2.50\"}", "t1");
        assertEquals(
                409,
                send("POST", "/subscribers/7001/top-ups", local, "{\"amount\":\"9\"}", "t1")
                        .statusCode());
        call("POST", "/subscribers/import", "number,password,balance,plan\n7002,pw,1.00,lab\n7003,,,\n", "");
        call("GET", "/subscribers/7001/softphone", "", "");
        call("GET", "/subscribers/7001/softphone?format=baresip", "", "");
        call("POST", "/subscribers/7001/softphone", "", "");
        call("PUT", "/subscribers/7001/cell", "{\"cell\":\"Kayoon_1\"}", "");

        twice("/accounts", "{\"account\":\"shared\",\"balance\":\"10.00\"}", "a1");
        call("GET", "/accounts", "", "");
        call("GET", "/accounts/7001", "", "");
        call("PATCH", "/accounts/shared", "{\"max_calls\":2}", "");
        twice("/accounts/shared/top-ups", "{\"amount\":\"1.00\"}", "a2");
        call("GET", "/accounts/shared/movements", "", "");
        call("GET", "/movements?kind=top_up", "", "");
        twice("/accounts/shared/withdrawals", "{\"amount\":\"11.00\"}", "a3");
        JsonNode bundle = twice("/accounts/7001/bundles", "{\"name\":\"talk-60\"}", "g1");
        call("DELETE", "/accounts/7001/bundles/" + bundle.path("id").asText(), "", "");
        call("DELETE", "/accounts/shared", "", "");

        call("GET", "/cdrs?sort=charge&order=desc&limit=5", "", "");
        call("GET", "/cdrs/export?format=jsonl", "", "");
        call("GET", "/calls", "", "");
        call("GET", "/registrations", "", "");
        call("DELETE", "/registrations/7001", "", "");
        call("GET", "/cells", "", "");
        call("GET", "/cells/Kayoon_1", "", "");
        call("GET", "/cells/Kayoon_1/past", "", "");
        call("GET", "/tariffs", "", "");
        tariffTexts();
        call("GET", "/quote?plan=lab&to=0812345678&duration=3m", "", "");
        call("GET", "/quote/week?plan=lab&to=0812345678&duration=3m", "", "");
        String study = "{\"kind\":\"simulate\",\"time\":\"10m\",\"warm_up\":\"0s\",\"replications\":1}";
        String run = twice("/study/runs", study, "r1").path("id").asText();
        while (!call("GET", "/study/runs/" + run, "", "").path("state").asText().equals("done")) {
            Thread.onSpinWait();
        }
        call("GET", "/study/runs", "", "");
        call("GET", "/study/runs/" + run + "/result", "", "");
        call("GET", "/study/runs/" + run + "/report", "", "");
        call("DELETE", "/study/runs/" + run, "", "");
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

        assertEquals(withKey(), calledTwice, "what has an idempotency key is asked for twice");
        Set<String> left = new TreeSet<>();
        operations().forEach(one -> left.add(one.id()));
        left.removeAll(called);
        assertEquals(
                // Played in stories of their own: log-ins, live calls and their traces, records, reload,
                // events.
                Set.of(
                        "choosePassword",
                        "handOverCall",
                        "hangUpCall",
                        "listOwnCdrs",
                        "logIn",
                        "reload",
                        "showCall",
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
