package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What probes and Prometheus ask: without a log-in, but what is measured tells turnover to this machine only. */
final class HealthRoutes {
    private final GatewayHealth health;
    private final AdminWorkers workers;
    private final Gate gate;
    private final String instance;

    HealthRoutes(GatewayHealth health, AdminWorkers workers, Gate gate, String instance) {
        this.health = health;
        this.workers = workers;
        this.gate = gate;
        this.instance = instance;
    }

    void addTo(Router router) {
        router.get("/health/live").handler(this::live);
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
    }

    private void live(RoutingContext request) {
        new Exchange(request).send(200, new Document().put("status", "up").put("instance", instance));
    }

    private void ready(RoutingContext request) {
        String reason = health.notReadyReason();
        List<String> alarms = health.alarms();
        Document document = new Document().put("status", reason == null ? "ready" : "not ready");
        if (reason != null) {
            document.put("reason", reason);
        }
        if (!alarms.isEmpty()) {
            document.put("alarms", alarms);
        }
        new Exchange(request).send(reason == null ? 200 : 503, document);
    }

    private void metrics(RoutingContext request) {
        Exchange exchange = new Exchange(request);
        Principal principal = gate.find(request);
        if (!isLocal(request.request()) && (principal == null || !principal.may(Right.SEE))) {
            exchange.fail(new AdminException(
                    Kind.UNAUTHORISED, "from another machine the metrics want a token with the right \"see\""));
            return;
        }
        workers.run(() -> exchange.attempt(() -> {
            MetricsText text = new MetricsText();
            health.measure(text);
            exchange.sendLater(MetricsText.CONTENT_TYPE, text.toString());
        }));
    }

    /** From this machine, and not passed on by a proxy on it. */
    private static boolean isLocal(HttpServerRequest request) {
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
            return false;
        }
        try {
            return request.remoteAddress() != null
                    && InetAddress.getByName(request.remoteAddress().hostAddress())
                            .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
