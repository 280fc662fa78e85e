package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.pulsa.proxy.admin.AdminToken;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies through the API. */
@Timeout(120)
class StudyRunApiTest {
    private static final String SHORT = "{\"kind\":\"compare\",\"regimes\":[\"channels+flat\",\"channels+step\"],"
            + "\"day\":\"flat\",\"time\":\"1h\",\"warm_up\":\"30m\",\"replications\":2,\"seed\":7}";

    /** Takes a minute or more. */
    private static final String LONG = "{\"kind\":\"simulate\",\"time\":\"50d\",\"day\":\"flat\",\"replications\":5}";

    @TempDir
    private Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private PulsaUnderTest pulsa;
    private String token;
    private int keys;

    @BeforeEach
    void start() throws Exception {
        pulsa = PulsaUnderTest.live(dir);
        token = AdminToken.read(dir.resolve(AdminToken.FILE_NAME)).header();
    }

    @AfterEach
    void stop() {
        pulsa.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String key) throws Exception {
        return http.send(
                HttpRequest.newBuilder(pulsa.server().uri().resolve("/api/v1/study/runs" + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Authorization", token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "", "");
    }

    private JsonNode started(String body) throws Exception {
        keys++;
        HttpResponse<String> answer = send("POST", "", body, "key " + keys);
        assertEquals(202, answer.statusCode(), answer::body);
        return json.readTree(answer.body());
    }

    private JsonNode run(String id) throws Exception {
        HttpResponse<String> answer = get("/" + id);
        assertEquals(200, answer.statusCode(), answer::body);
        return json.readTree(answer.body());
    }

    /** Asks until the run is in that state; its progress never goes back. */
    private JsonNode await(String id, String state) throws Exception {
        double progress = 0;
        while (true) {
            JsonNode run = run(id);
            double now = run.path("progress").asDouble();
            assertTrue(now >= progress && now <= 1, run::toString);
            progress = now;
            if (run.path("state").asText().equals(state)) {
                return run;
            }
            assertNotEquals("failed", run.path("state").asText(), run::toString);
        }
    }

    @Test
    void givesWhatTheCommandLineGives() throws Exception {
        JsonNode first = started(SHORT);
        JsonNode done = await(first.path("id").asText(), "done");
        assertEquals(1, done.path("progress").asDouble());
        assertEquals(6, done.path("simulated_hours").asInt());
        assertEquals("local", done.path("started_by").asText(), done::toString);

        String[] command = {
            "study", "compare", "--regimes", "channels+flat,channels+step", "--day", "flat", "--time", "1h", "--warm-up",
            "30m", "--replications", "2", "--seed", "7", "--json"
        };
        assertEquals(0, pulsa.run("", command), () -> pulsa.err);
        assertEquals(json.readTree(pulsa.out), done.path("result"));
        String path = "/" + first.path("id").asText();
        HttpResponse<String> result = get(path + "/result");
        assertEquals(pulsa.out, result.body());
        assertEquals(
                "attachment; filename=\"compare-1.json\"",
                result.headers().firstValue("Content-Disposition").orElse(""));

        HttpResponse<String> csv = get(path + "/result?format=csv");
        assertTrue(csv.body().startsWith("regime,revenue,"), csv::body);
        assertEquals(3, csv.body().lines().count());
        HttpResponse<String> cells = get(path + "/result?format=csv&table=cells-channels-step");
        assertEquals(58, cells.body().lines().count());
        HttpResponse<String> noTable = get(path + "/result?format=csv&table=cell");
        assertEquals(400, noTable.statusCode());
        assertTrue(noTable.body().contains("there is no table"), noTable::body);

        HttpResponse<String> report = get(path + "/report");
        assertTrue(report.body().startsWith("<!DOCTYPE html>"), report::body);
        String policy =
                report.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("sandbox") && !policy.contains("allow-same-origin"), policy);
    }

    @Test
    void whatIsWrongIsSaidOfItsField() throws Exception {
        HttpResponse<String> answer = send("POST", "", "{\"kind\":\"simulate\",\"replications\":0}", "k");
        assertEquals(400, answer.statusCode());
        JsonNode problem = json.readTree(answer.body());
        assertEquals("replications", problem.path("field").asText());
        assertEquals(
                "\"replications\": expected 1 to 1000, found 0",
                problem.path("detail").asText());
        assertEquals(400, send("POST", "", SHORT, " ").statusCode(), "a key that is none");
        assertEquals(0, json.readTree(get("").body()).path("runs").size());
    }

    @Test
    void onlySoManyWaitAndEachCanBeCancelled() throws Exception {
        String running = started(LONG).path("id").asText();
        await(running, "running");
        assertEquals(
                409, get("/" + running + "/result").statusCode(), "there is no result yet");
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(started(LONG).path("id").asText());
        }
        HttpResponse<String> full = send("POST", "", LONG, "one too many");
        assertEquals(503, full.statusCode(), full::body);
        assertEquals("unavailable", json.readTree(full.body()).path("code").asText());
        assertTrue(full.headers().firstValue("Retry-After").isPresent());
        assertEquals(
                waiting.get(0),
                json.readTree(send("POST", "", LONG, "key 2").body()).path("id").asText(),
                "the same key, the same run");
        assertEquals(409, send("POST", "", SHORT, "key 2").statusCode());

        List<String> all = new ArrayList<>(waiting);
        all.add(0, running);
        for (String id : all) {
            assertEquals(204, send("DELETE", "/" + id, "", "").statusCode());
            assertEquals("cancelled", run(id).path("state").asText());
        }
        await(started(SHORT).path("id").asText(), "done");
        assertEquals(204, send("DELETE", "/" + running, "", "").statusCode());
        HttpResponse<String> forgotten = get("/" + running);
        assertEquals(404, forgotten.statusCode());
        assertEquals("unknown-run", json.readTree(forgotten.body()).path("code").asText());
        assertEquals(6, json.readTree(get("").body()).path("runs").size());
    }
}
