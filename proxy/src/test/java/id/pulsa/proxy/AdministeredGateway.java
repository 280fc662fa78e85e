package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.log.LogTail;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** A whole gateway in this JVM with its control API, by the shipped configuration but for addresses, data and a few settings. */
final class AdministeredGateway implements AutoCloseable {
    final TestPhone pbx = new TestPhone("pbx");
    final LogTail log = new LogTail();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Gateway gateway;
    private final String token;

    AdministeredGateway(Path directory, Map<String, String> more) throws Exception {
        Path data = directory.resolve("data");
        Map<String, String> settings = new HashMap<>(Map.of(
                "sip.listen", "udp:127.0.0.1:0",
                "sip.pbx", "sip:127.0.0.1:" + pbx.port(),
                "sip.shards", "2",
                "admin.listen", "127.0.0.1:0",
                "data", data.toString(),
                "store.max_subscribers", "1000",
                "store.max_accounts", "1000",
                "rehearsal.calls", "0",
                "reload.watch", "0s"));
        settings.putAll(more);
        ConfigurationSource source = new ConfigurationSource(Path.of("../config"), settings, Map.of());
        this.gateway = Gateway.start(source.load(), source, log, new SystemTime(), new SecureRandom());
        this.token = Files.readString(data.resolve("admin.token")).strip();
    }

    /** A new subscriber's phone, not registered. */
    TestPhone phone(String number, String balance) throws Exception {
        String body = "{\"number\":\"" + number + "\",\"password\":\"" + GatewayUnderTest.PASSWORD
                + "\",\"plan\":\"lab\",\"balance\":\"" + balance + "\"}";
        HttpResponse<String> made = send(request("/api/v1/subscribers")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "made-" + number)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertTrue(made.statusCode() / 100 == 2, made::body);
        int port = Integer.parseInt(gateway.sipListeners().get(0).replaceAll(".*:", ""));
        return new TestPhone(number, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    String get(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).GET());
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }

    Exposition scrape() throws Exception {
        return Exposition.read(get("/metrics"));
    }

    /** Scrapes until it holds. */
    void await(String what, Predicate<Exposition> condition) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.test(scrape())) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain for " + what);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.adminUri().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        gateway.close();
        pbx.close();
    }
}
