package id.pulsa.proxy.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of the control API that keeps its connection, for many requests in a row. */
final class ControlApi {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String server;
    private final String token;

    ControlApi(GatewayProcess gateway) {
        server = "http://127.0.0.1:" + gateway.adminPort();
        try {
            token = Files.readString(gateway.data().resolve("admin.token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Tops a subscriber's account up; a second time with the same key changes nothing. */
    Answer topUp(String number, String amount, String key) {
        return send(request("/subscribers/" + number + "/top-ups")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"amount\":\"" + amount + "\"}")));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return plain("/api/v1" + path);
    }

    private HttpRequest.Builder plain(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    /** Whether it takes calls, and why not. */
    Answer ready() {
        return send(plain("/health/ready").GET());
    }

    /** What Prometheus sees, by name and labels. */
    Map<String, Double> metrics() {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String line : fetch(plain("/metrics").GET()).body().lines().toList()) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith("#") && space > 0) {
                values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        }
        return values;
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = fetch(request);
        try {
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> fetch(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    record Answer(int status, JsonNode body) {}
}
