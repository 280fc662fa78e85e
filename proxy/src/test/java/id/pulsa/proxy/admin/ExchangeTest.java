package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.pulsa.charging.ledger.LedgerException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An answer that takes longer than the connection may be idle. */
@Timeout(30)
class ExchangeTest {
    private static final int IDLE_MILLIS = 400;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void open() {
        Router router = Router.router(vertx);
        // Answered once the connection would long have been closed.
        router.get("/late").handler(request -> {
            Exchange exchange = new Exchange(request).patient(IDLE_MILLIS / 10);
            vertx.setTimer(3 * IDLE_MILLIS, late -> exchange.send(200, new Document().put("clean", true)));
        });
        router.get("/failing").handler(request -> {
            Exchange exchange = new Exchange(request).patient(IDLE_MILLIS / 10);
            vertx.setTimer(IDLE_MILLIS, late -> exchange.fail(new LedgerException("the disk failed")));
        });
        router.get("/soon")
                .handler(request ->
                        new Exchange(request).patient(IDLE_MILLIS).fail(new LedgerException("the disk failed")));
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setIdleTimeout(IDLE_MILLIS)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void waitingIsBridgedByBlankLines() throws Exception {
        HttpResponse<String> response = get("/late");
        assertEquals(200, response.statusCode());
        assertTrue(response.body().startsWith("\n"), response::body);
        assertTrue(new ObjectMapper().readTree(response.body()).path("clean").asBoolean());
    }

    @Test
    void aFailureAfterThemBreaksTheConnection() {
        assertThrows(IOException.class, () -> get("/failing"));
    }

    @Test
    void aFailureBeforeThemIsAProblem() throws Exception {
        assertEquals(503, get("/soon").statusCode());
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
