package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operations of the control API: nothing is reached that does not say which right it asks for. */
final class Operations {
    static final String API = "/api/v1";

    private final Router router;
    private final Gate gate;
    private final AdminWorkers workers;
    private final List<Operation> all = new ArrayList<>();

    Operations(Router router, Gate gate, AdminWorkers workers) {
        this.router = router;
        this.gate = gate;
        this.workers = workers;
    }

    /** A question that is answered, on a worker, with 200 and a document. */
    void get(String path, String id, Right right, Function<RoutingContext, Document> work) {
        document(new Operation(HttpMethod.GET, path, id, right), 200, work);
    }

    void post(String path, String id, Right right, int status, Function<RoutingContext, Document> work) {
        document(new Operation(HttpMethod.POST, path, id, right), status, work);
    }

    void put(String path, String id, Right right, Function<RoutingContext, Document> work) {
        document(new Operation(HttpMethod.PUT, path, id, right), 200, work);
    }

    /** Like {@link #put(String, String, Right, Function)}, with a longer body. */
    void put(String path, String id, Right right, int maxBodyBytes, Function<RoutingContext, Document> work) {
        document(new Operation(HttpMethod.PUT, path, id, right, false, maxBodyBytes), 200, work);
    }

    /** A question whose words take a body; it changes nothing and leaves no trail. */
    void ask(String path, String id, Right right, int maxBodyBytes, Function<RoutingContext, Document> work) {
        document(new Operation(HttpMethod.POST, path, id, right, true, maxBodyBytes), 200, work);
    }

    void patch(String path, String id, Right right, Function<RoutingContext, Document> work) {
        document(new Operation(HttpMethod.PATCH, path, id, right), 200, work);
    }

    /** Something goes: answered with 204, or with 200 when there is something to say. */
    void delete(String path, String id, Right right, int status, Function<RoutingContext, Document> work) {
        document(new Operation(HttpMethod.DELETE, path, id, right), status, work);
    }

    private void document(Operation operation, int status, Function<RoutingContext, Document> work) {
        guard(operation, operation.isChange());
        route(operation).handler(request -> {
            Exchange exchange = new Exchange(request);
            workers.run(() -> exchange.attempt(() -> exchange.sendLater(status, audited(operation, request, work))));
        });
    }

    private Document audited(Operation operation, RoutingContext request, Function<RoutingContext, Document> work) {
        gate.note(operation, request, null);
        try {
            return work.apply(request);
        } catch (RuntimeException e) {
            gate.note(operation, request, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /**
     * Whatever answers in its own way, on the event loop.
     *
     * @param right null when anybody may
     * @param withBody whether a short body is read first; else the handler reads it, if there is one
     */
    void handle(
            HttpMethod method,
            String path,
            String id,
            @Nullable Right right,
            boolean withBody,
            Handler<RoutingContext> handler) {
        Operation operation = new Operation(method, path, id, right);
        guard(operation, withBody);
        route(operation).handler(request -> {
            gate.note(operation, request, null);
            handler.handle(request);
        });
    }

    private void guard(Operation operation, boolean withBody) {
        all.add(operation);
        route(operation).handler(request -> gate.check(operation, request));
        if (withBody) {
            route(operation).handler(BodyHandler.create(false).setBodyLimit(operation.maxBodyBytes()));
        }
    }

    private Route route(Operation operation) {
        return router.route(operation.method(), API + operation.route());
    }

    /** All there are, in the order in which they were added. */
    List<Operation> all() {
        return Collections.unmodifiableList(all);
    }
}
