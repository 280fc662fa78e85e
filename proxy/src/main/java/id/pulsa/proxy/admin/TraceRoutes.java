package id.pulsa.proxy.admin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;

/** What the control API answers about what calls were. */
final class TraceRoutes {
    private final TraceAdministration traces;
    private final AdminWorkers workers;

    TraceRoutes(TraceAdministration traces, AdminWorkers workers) {
        this.traces = traces;
        this.workers = workers;
    }

    /** Adds the routes. */
    void addTo(Router router, String api) {
        router.get(api + "/cdrs/:id/trace").handler(request -> answer(request, traces::ofRecord));
        router.get(api + "/calls/:id/trace").handler(request -> answer(request, traces::ofCall));
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
