package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;

/** What the control API answers about running calls. */
final class CallRoutes {
    private final Administration administration;
    private final CellAdministration cells;

    CallRoutes(Administration administration, CellAdministration cells) {
        this.administration = administration;
        this.cells = cells;
    }

    void addTo(Operations operations) {
        operations.get(
                "/calls",
                "listCalls",
                Right.SEE,
                request -> new Document().put("calls", administration.calls((int) RequestParts.number(
                        request, "limit", Administration.MOST_CALLS, 1, Administration.MOST_CALLS))));
        operations.get("/calls/{id}", "showCall", Right.SEE, request -> call(request.pathParam("id")));
        operations.post("/calls/{id}/hand-over", "handOverCall", Right.OPERATE, 200, this::handOver);
        operations.delete("/calls/{id}", "hangUpCall", Right.OPERATE, 204, request -> {
            administration.hangUp(request.pathParam("id"));
            return new Document();
        });
    }

    private Document call(String id) {
        return administration.calls().stream()
                .filter(call -> call.text("call_id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AdminException(Kind.UNKNOWN_CALL, "no call " + id + " is running"));
    }

    /** One of its phones goes to another cell, and takes along what calls it has. */
    private Document handOver(RoutingContext request) {
        Document body = RequestParts.body(request);
        String cell = body.text("cell");
        String side = body.text("side");
        Document call = call(request.pathParam("id"));
        return switch (side) {
            case "caller" -> cells.move(call.text("caller"), cell);
            case "callee" -> cells.move(call.text("called"), cell);
            default -> throw new AdminException(Kind.INVALID, "\"side\" is caller or callee");
        };
    }
}
