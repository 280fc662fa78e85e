package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;

/** What the control API answers about cells. */
final class CellRoutes {
    private final CellAdministration cells;

    CellRoutes(CellAdministration cells) {
        this.cells = cells;
    }

    void addTo(Operations operations) {
        operations.get(
                "/cells",
                "listCells",
                Right.SEE,
                request -> new Document()
                        .put("cells", cells.cells(request.request().getParam("cluster"))));
        operations.get("/cells/{name}", "showCell", Right.SEE, request -> cells.cell(request.pathParam("name")));
        operations.get(
                "/cells/{name}/past",
                "showCellPast",
                Right.SEE,
                request -> new Document().put("points", cells.past(request.pathParam("name"))));
        operations.put("/subscribers/{number}/cell", "moveSubscriber", Right.OPERATE, this::move);
    }

    private Document move(RoutingContext request) {
        Document body = RequestParts.body(request);
        if (!body.fields().containsKey("cell")) {
            throw new AdminException(Kind.INVALID, "\"cell\" is missing: the name of a cell, or null");
        }
        return cells.move(request.pathParam("number"), body.textOrNull("cell"));
    }
}
