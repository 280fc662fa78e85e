package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.AdminLocation;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.Administration;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.admin.NewSubscriber;
import id.pulsa.proxy.admin.SubscriberChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Administration through a running gateway's control API. */
final class ApiClient implements Administration {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    /** A verification of millions of movements, or the end of a long import, takes its time. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);

    private static final String API = "/api/v1";
    private static final int MAX_ANSWER_BYTES = 64 << 20;
    private static final int CHUNK_BYTES = 1 << 16;

    private final GatewayLink gateway;
    private final AdminToken token;

    ApiClient(GatewayLink gateway, AdminToken token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Whether the process that wrote the location answers there. Sends no secret. */
    static boolean answers(AdminLocation location) {
        try {
            HttpURLConnection connection = GatewayLink.to(location).open("/health/live", PROBE_TIMEOUT);
            try (InputStream in = connection.getInputStream()) {
                String text = new String(in.readNBytes(4_096), StandardCharsets.UTF_8);
                return location.instance().equals(Json.read(text).textOrNull("instance"));
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Document addSubscriber(NewSubscriber subscriber, String key) {
        return document(send("POST", "/subscribers", subscriber.document().toString(), Map.of("Idempotency-Key", key)));
    }

    @Override
    public Document subscriber(String number) {
        return document(send("GET", "/subscribers/" + encode(number), null, Map.of()));
    }

    @Override
    public Page<Document> subscribers(@Nullable String cursor, int limit) {
        return page("/subscribers" + query("cursor", cursor, "limit", Integer.toString(limit)), "subscribers");
    }

    @Override
    public Page<Document> searchSubscribers(String text, @Nullable String cursor, int limit) {
        return page(
                "/subscribers" + query("search", text, "cursor", cursor, "limit", Integer.toString(limit)),
                "subscribers");
    }

    @Override
    public Document changeSubscriber(String number, SubscriberChange change) {
        return patch("/subscribers/" + encode(number), change.document());
    }

    @Override
    public void removeSubscriber(String number) {
        send("DELETE", "/subscribers/" + encode(number), null, Map.of());
    }

    @Override
    public Document topUp(String number, long amountMicros, String key) {
        Document body = new Document().put("amount", Micros.format(amountMicros, 0));
        return document(send(
                "POST",
                "/subscribers/" + encode(number) + "/top-ups",
                body.toString(),
                Map.of("Idempotency-Key", key)));
    }

    @Override
    public Document importSubscribers(InputStream csv, int problems) throws IOException {
        HttpURLConnection connection =
                connect("POST", "/subscribers/import" + query("problems", Integer.toString(problems)));
        connection.setRequestProperty("Content-Type", "text/csv; charset=utf-8");
        connection.setChunkedStreamingMode(CHUNK_BYTES);
        connection.setDoOutput(true);
        IOException broken = null;
        try (OutputStream out = connection.getOutputStream()) {
            csv.transferTo(out);
        } catch (IOException e) {
            // The gateway may have answered before the end: that answer says more.
            broken = e;
        }
        try {
            return document(answer(connection));
        } catch (AdminException e) {
            if (broken != null && e.kind() == Kind.UNAVAILABLE) {
                e.addSuppressed(broken);
            }
            throw e;
        }
    }

    @Override
    public Document verifyLedger() {
        return document(send("POST", "/ledger/verify", "", Map.of()));
    }

    @Override
    public void backUp(OutputStream out) throws IOException {
        HttpURLConnection connection = connect("POST", "/backup");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(0);
        connection.getOutputStream().close();
        if (status(connection) != HttpURLConnection.HTTP_OK) {
            answer(connection);
        }
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(out);
        }
    }

    @Override
    public List<Document> calls(int most) {
        return read(() ->
                document(send("GET", "/calls?limit=" + most, null, Map.of())).documents("calls"));
    }

    @Override
    public void hangUp(String callId) {
        send("DELETE", "/calls/" + encode(callId), null, Map.of());
    }

    @Override
    public void close() {}

    /** What the gateway answers to a GET of {@code /api/v1} and the path. */
    Document get(String path) {
        return document(send("GET", path, null, Map.of()));
    }

    /** The bytes that the gateway answers to a GET of {@code /api/v1} and the path. */
    byte[] bytes(String path) {
        try {
            HttpURLConnection connection = connect("GET", path);
            if (status(connection) != HttpURLConnection.HTTP_OK) {
                answer(connection);
            }
            try (InputStream in = connection.getInputStream()) {
                return in.readNBytes(MAX_ANSWER_BYTES);
            }
        } catch (IOException e) {
            throw silent(e);
        }
    }

    /** Copies what the gateway answers to a GET of {@code /api/v1} and the path. */
    void copy(String path, OutputStream out) throws IOException {
        HttpURLConnection connection = connect("GET", path);
        if (status(connection) != HttpURLConnection.HTTP_OK) {
            answer(connection);
        }
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(out);
        }
    }

    /** What the gateway answers to a DELETE of {@code /api/v1} and the path. */
    Document delete(String path) {
        return document(send("DELETE", path, null, Map.of()));
    }

    /** What the gateway answers to a POST to {@code /api/v1} and the path, done once for that key. */
    Document post(String path, Document body, String key) {
        return document(send("POST", path, body.toString(), Map.of("Idempotency-Key", key)));
    }

    /** What the gateway answers to a POST to {@code /api/v1} and the path. */
    Document post(String path, Document body) {
        return document(send("POST", path, body.toString(), Map.of()));
    }

    /** What the gateway answers to a PUT to {@code /api/v1} and the path. */
    Document put(String path, Document body) {
        return document(send("PUT", path, body.toString(), Map.of()));
    }

    /** What the gateway answers to a request to {@code /api/v1} and the path with these headers. */
    Document request(String method, String path, Document body, Map<String, String> headers) {
        return document(send(method, path, body.toString(), headers));
    }

    /** What the gateway answers to an empty POST to {@code /api/v1} and the path. */
    Document post(String path) {
        return document(send("POST", path, "", Map.of()));
    }

    /**
     * What the gateway answers to a PATCH of {@code /api/v1} and the path. By the newer HTTP client: the old one knows
     * no such method.
     */
    Document patch(String path, Document body) {
        HttpClient client = gateway.client();
        HttpRequest request = HttpRequest.newBuilder(gateway.uri().resolve(API + path))
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body.toString()))
                .header("Content-Type", "application/json")
                .header("Authorization", token.header())
                .timeout(ANSWER_TIMEOUT)
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != HttpURLConnection.HTTP_OK) {
                throw problem(response.statusCode(), response.body());
            }
            return document(response.body());
        } catch (IOException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted; it may have been done", e);
        }
    }

    /** One page of a listing: a GET of {@code /api/v1} and the path, whose rows are in that field. */
    Page<Document> page(String path, String field) {
        Document document = document(send("GET", path, null, Map.of()));
        return read(() -> new Page<>(document.documents(field), document.textOrNull("next")));
    }

    private String send(String method, String path, @Nullable String body, Map<String, String> headers) {
        try {
            HttpURLConnection connection = connect(method, path);
            headers.forEach(connection::setRequestProperty);
            if (body != null) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private HttpURLConnection connect(String method, String path) throws IOException {
        HttpURLConnection connection = gateway.open(API + path, ANSWER_TIMEOUT);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", token.header());
        return connection;
    }

    /** The body of a good answer; a problem document (RFC 9457) becomes the exception that it was made from. */
    private String answer(HttpURLConnection connection) {
        try {
            int status = status(connection);
            boolean good = status >= 200 && status < 300;
            String text;
            try (InputStream in = good ? connection.getInputStream() : connection.getErrorStream()) {
                text = in == null ? "" : new String(in.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
            }
            if (good) {
                return text;
            }
            throw problem(status, text);
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private static int status(HttpURLConnection connection) throws IOException {
        try {
            return connection.getResponseCode();
        } catch (HttpRetryException e) {
            return e.responseCode();
        }
    }

    private static AdminException problem(int status, String text) {
        try {
            Document problem = Json.read(text);
            return new AdminException(Kind.ofCode(problem.text("code")), problem.text("detail"), problem);
        } catch (IllegalArgumentException e) {
            Kind kind = status == HttpURLConnection.HTTP_UNAUTHORIZED ? Kind.UNAUTHORISED : Kind.INTERNAL;
            return new AdminException(kind, "the gateway answered with HTTP status " + status, e);
        }
    }

    private AdminException silent(IOException e) {
        return new AdminException(
                Kind.UNAVAILABLE, "the gateway at " + gateway.uri() + " does not answer: " + e.getMessage(), e);
    }

    private static Document document(String text) {
        return read(() -> text.isEmpty() ? new Document() : Json.read(text));
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            throw new AdminException(Kind.INTERNAL, "the gateway's answer cannot be understood: " + e.getMessage(), e);
        }
    }

    /** {@code ?a=1&b=2} from names and values in turn; null values are left out. */
    private static String query(@Nullable String... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value != null) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(namesAndValues[i])
                        .append('=')
                        .append(encode(value));
            }
        }
        return query.toString();
    }

    /** {@code ?a=1&b=2}. */
    static String query(Map<String, String> parameters) {
        return query(parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                .toArray(String[]::new));
    }

    /** A text as one segment of a path, or as a parameter. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
