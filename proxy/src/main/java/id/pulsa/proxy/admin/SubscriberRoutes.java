package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.InputStream;
import java.util.List;

/** What the control API answers about subscribers. */
final class SubscriberRoutes {
    private static final int MAX_PROBLEMS = 1_000;
    private static final List<String> PARAMETERS = List.of("search", "cursor", "limit");

    private final Administration administration;
    private final AdminWorkers workers;

    SubscriberRoutes(Administration administration, AdminWorkers workers) {
        this.administration = administration;
        this.workers = workers;
    }

    void addTo(Operations operations) {
        operations.get("/subscribers", "listSubscribers", Right.SEE, this::subscribers);
        operations.post("/subscribers", "addSubscriber", Right.OPERATE, 201, this::add);
        operations.handle(
                HttpMethod.POST, "/subscribers/import", "importSubscribers", Right.MONEY, false, this::importCsv);
        operations.get(
                "/subscribers/{number}",
                "showSubscriber",
                Right.SEE,
                request -> administration.subscriber(request.pathParam("number")));
        operations.patch(
                "/subscribers/{number}",
                "changeSubscriber",
                Right.OPERATE,
                request -> administration.changeSubscriber(
                        request.pathParam("number"), SubscriberChange.of(RequestParts.body(request))));
        operations.delete("/subscribers/{number}", "removeSubscriber", Right.OPERATE, 204, request -> {
            administration.removeSubscriber(request.pathParam("number"));
            return new Document();
        });
        operations.post("/subscribers/{number}/top-ups", "topUpSubscriber", Right.MONEY, 200, this::topUp);
    }

    private Document subscribers(RoutingContext request) {
        String search = Query.of(request, PARAMETERS).text("search");
        String cursor = RequestParts.cursor(request);
        int limit = RequestParts.limit(request);
        Page<Document> page = search == null
                ? administration.subscribers(cursor, limit)
                : administration.searchSubscribers(search, cursor, limit);
        return Pages.document("subscribers", page);
    }

    private Document add(RoutingContext request) {
        NewSubscriber subscriber = NewSubscriber.of(RequestParts.body(request));
        boolean money = subscriber.balanceMicros() != 0 || subscriber.creditLimitMicros() != 0;
        if (money && !Gate.principal(request).may(Right.MONEY)) {
            throw new AdminException(Kind.FORBIDDEN, "a balance or a credit limit asks for the right \"money\"");
        }
        return administration.addSubscriber(subscriber, RequestParts.idempotencyKey(request));
    }

    private Document topUp(RoutingContext request) {
        Document body = RequestParts.body(request);
        return administration.topUp(
                request.pathParam("number"),
                Micros.parseNotNegative(body.text("amount")),
                RequestParts.idempotencyKey(request));
    }

    private void importCsv(RoutingContext request) {
        HttpServerRequest http = request.request().pause();
        int problems = (int) RequestParts.number(request, "problems", RequestParts.DEFAULT_PAGE, 0, MAX_PROBLEMS);
        Exchange exchange = new Exchange(request);
        InputStream csv = new RequestStream(http, exchange.loop());
        workers.runLong(
                () -> exchange.attempt(() -> exchange.sendLater(200, administration.importSubscribers(csv, problems))));
    }
}
