package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.DurationText;
import id.pulsa.proxy.access.Right;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.BiFunction;

/** What the control API answers about what calls were. */
final class TraceRoutes {
    private final TraceAdministration traces;
    private final AdminWorkers workers;

    TraceRoutes(TraceAdministration traces, AdminWorkers workers) {
        this.traces = traces;
        this.workers = workers;
    }

    void addTo(Operations operations) {
        read(operations, "/cdrs/{id}/trace", "traceRecord", traces::ofRecord);
        read(operations, "/calls/{id}/trace", "traceCall", traces::ofCall);
        read(operations, "/subscribers/{id}/trace", "traceSubscriber", traces::ofSubscriber);
        operations.put("/subscribers/{id}/trace", "watchSubscriber", Right.OPERATE, this::watch);
        operations.delete("/subscribers/{id}/trace", "unwatchSubscriber", Right.OPERATE, 204, request -> {
            traces.unwatch(request.pathParam("id"));
            return new Document();
        });
    }

    private void read(Operations operations, String path, String id, BiFunction<String, TraceFormat, byte[]> written) {
        operations.handle(HttpMethod.GET, path, id, Right.SEE, false, request -> answer(request, written));
    }

    private Document watch(RoutingContext request) {
        Duration time = DurationText.parse(RequestParts.body(request).text("for"));
        return traces.watch(request.pathParam("id"), time);
    }

    private void answer(RoutingContext request, BiFunction<String, TraceFormat, byte[]> written) {
        Exchange exchange = new Exchange(request);
        workers.run(() -> exchange.attempt(() -> {
            TraceFormat format = TraceFormat.of(request.request().getParam("format", "json"));
            String callId = request.pathParam("id");
            byte[] bytes = written.apply(callId, format);
            exchange.loop().runOnContext(now -> send(request.response(), callId, format, bytes));
        }));
    }

    /** Phones wrote what is in it: no browser may take it for anything else, or run anything in it. */
    private static void send(HttpServerResponse response, String callId, TraceFormat format, byte[] bytes) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader("Content-Type", format.contentType())
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        if (format == TraceFormat.PCAP) {
            String name = callId.replaceAll("[^0-9A-Za-z]", "") + ".pcap";
            response.putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        }
        response.end(Buffer.buffer(bytes));
    }
}
