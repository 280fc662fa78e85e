package id.pulsa.proxy.admin;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** Answers that take long, because there is much to send or much to reckon. */
final class LongAnswers {
    /** Shorter than any idle limit, ours included. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final AdminWorkers workers;

    LongAnswers(AdminWorkers workers) {
        this.workers = workers;
    }

    /** Sends what the body writes while it writes. */
    void stream(RoutingContext request, HttpServerResponse response, StreamedBody body) {
        Exchange exchange = new Exchange(request);
        ResponseStream out = new ResponseStream(response, exchange.loop());
        workers.runLong(() -> exchange.attempt(() -> {
            try (out) {
                body.write(out);
                out.finish();
            }
        }));
    }

    /** Sends a document that may take minutes. */
    void document(RoutingContext request, Supplier<Document> work) {
        Exchange exchange = new Exchange(request).patient(PATIENCE_MILLIS);
        workers.runLong(() -> exchange.attempt(() -> exchange.sendLater(200, work.get())));
    }
}
