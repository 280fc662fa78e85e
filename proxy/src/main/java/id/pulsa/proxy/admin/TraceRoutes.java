package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.DurationText;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the control API answers about what calls were. */
final class TraceRoutes {
    private final TraceAdministration traces;
    private final AdminWorkers workers;

    TraceRoutes(TraceAdministration traces, AdminWorkers workers) {
        this.traces = traces;
        this.workers = workers;
    }

    /**
     * Adds the routes.
     *
     * @param answer makes a handler that answers, on a worker, with status 200 and a document
     */
    void addTo(
            Router router, String api, Function<Function<RoutingContext, Document>, Handler<RoutingContext>> answer) {
        router.get(api + "/cdrs/:id/trace").handler(request -> answer(request, traces::ofRecord));
        router.get(api + "/calls/:id/trace").handler(request -> answer(request, traces::ofCall));
        router.get(api + "/subscribers/:id/trace").handler(request -> answer(request, traces::ofSubscriber));
        router.put(api + "/subscribers/:id/trace").handler(answer.apply(this::watch));
        router.delete(api + "/subscribers/:id/trace").handler(this::unwatch);
    }

    private Document watch(RoutingContext request) {
        Duration time = DurationText.parse(RequestParts.body(request).text("for"));
        return traces.watch(request.pathParam("id"), time);
    }

    private void unwatch(RoutingContext request) {
        Exchange exchange = new Exchange(request);
        workers.run(() -> exchange.attempt(() -> {
            traces.unwatch(request.pathParam("id"));
            exchange.sendLater(204, new Document());
        }));
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
