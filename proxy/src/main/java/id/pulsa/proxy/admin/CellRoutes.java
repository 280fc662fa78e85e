package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** What the control API answers about cells. */
final class CellRoutes {
    private final CellAdministration cells;

    CellRoutes(CellAdministration cells) {
        this.cells = cells;
    }

    /**
     * Adds the routes.
     *
     * @param answer makes a handler that answers, on a worker, with status 200 and a document
     */
    void addTo(
            Router router, String api, Function<Function<RoutingContext, Document>, Handler<RoutingContext>> answer) {
        router.get(api + "/cells")
                .handler(answer.apply(request -> new Document()
                        .put("cells", cells.cells(request.request().getParam("cluster")))));
        router.get(api + "/cells/:name").handler(answer.apply(request -> cells.cell(request.pathParam("name"))));
        router.put(api + "/subscribers/:number/cell").handler(answer.apply(this::move));
    }

    private Document move(RoutingContext request) {
        Document body = RequestParts.body(request);
        if (!body.fields().containsKey("cell")) {
            throw new AdminException(Kind.INVALID, "\"cell\" is missing: the name of a cell, or null");
        }
        return cells.move(request.pathParam("number"), body.textOrNull("cell"));
    }
}
