package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/** What the control API answers to which request. */
final class AdminRoutes {
    private static final String API = "/api/v1";
    private static final int MAX_BODY_BYTES = 65_536;
    private static final int MAX_PROBLEMS = 1_000;

    private static final List<String> SUBSCRIBER_PARAMETERS = List.of("search", "cursor", "limit");

    /** Shorter than any idle limit, ours included. */
    private static final long PATIENCE_MILLIS = 20_000;

    private final Administration administration;
    private final AccountRoutes accounts;
    private final VoucherRoutes vouchers;
    private final CellRoutes cells;
    private final TariffRoutes tariffs;
    private final RecordRoutes records;
    private final RegistrationRoutes registrations;
    private final GatewayHealth health;
    private final AdminWorkers workers;
    private final AdminToken token;
    private final String instance;

    AdminRoutes(AdminServices services, AdminWorkers workers, AdminToken token, String instance) {
        this.administration = services.administration();
        this.accounts = new AccountRoutes(services.accounts());
        this.vouchers = new VoucherRoutes(services.vouchers(), workers);
        this.cells = new CellRoutes(services.cells());
        this.tariffs = new TariffRoutes(services.tariffs());
        this.records = new RecordRoutes(services.records());
        this.registrations = new RegistrationRoutes(services.registrations());
        this.health = services.health();
        this.workers = workers;
        this.token = token;
        this.instance = instance;
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/health/live").handler(this::live);
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
        router.route(API + "/*").handler(this::authorise);
        router.post(API + "/subscribers/import").handler(this::importSubscribers);
        router.route(API + "/*").handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        router.get(API + "/subscribers").handler(answer(200, this::subscribers));
        router.post(API + "/subscribers").handler(answer(201, this::addSubscriber));
        router.get(API + "/subscribers/:number")
                .handler(answer(200, request -> administration.subscriber(request.pathParam("number"))));
        router.delete(API + "/subscribers/:number").handler(answer(204, request -> {
            administration.removeSubscriber(request.pathParam("number"));
            return new Document();
        }));
        router.post(API + "/subscribers/:number/top-ups").handler(answer(200, this::topUp));
        router.post(API + "/ledger/verify").handler(this::verify);
        router.post(API + "/backup").handler(this::backUp);
        router.get(API + "/calls").handler(answer(200, request -> new Document().put("calls", administration.calls())));
        router.delete(API + "/calls/:id").handler(answer(204, request -> {
            administration.hangUp(request.pathParam("id"));
            return new Document();
        }));
        accounts.addTo(router, API, this::answer);
        records.addTo(router, API, this::answer, this::stream);
        registrations.addTo(router, API, this::answer);
        vouchers.addTo(router, API, work -> answer(200, work));
        cells.addTo(router, API, work -> answer(200, work));
        tariffs.addTo(router, API, work -> answer(200, work));
        router.errorHandler(
                404, request -> new Exchange(request).fail(new AdminException(Kind.UNKNOWN_PATH, "no such path")));
        router.errorHandler(
                405,
                request -> new Exchange(request)
                        .fail(new AdminException(Kind.METHOD_NOT_ALLOWED, "not allowed on this path")));
        router.route().failureHandler(this::failed);
        return router;
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
        workers.run(() -> exchange.attempt(() -> {
            MetricsText text = new MetricsText();
            health.measure(text);
            exchange.sendLater(MetricsText.CONTENT_TYPE, text.toString());
        }));
    }

    private void authorise(RoutingContext request) {
        if (token.accepts(request.request().getHeader("Authorization"))) {
            request.next();
            return;
        }
        request.response().putHeader("WWW-Authenticate", "Bearer realm=\"pulsa\"");
        new Exchange(request)
                .fail(new AdminException(
                        Kind.UNAUTHORISED,
                        "the token is missing or wrong; it is in the file " + AdminToken.FILE_NAME
                                + " of the data directory"));
    }

    private Document subscribers(RoutingContext request) {
        String search = Query.of(request, SUBSCRIBER_PARAMETERS).text("search");
        String cursor = RequestParts.cursor(request);
        int limit = RequestParts.limit(request);
        Page<Document> page = search == null
                ? administration.subscribers(cursor, limit)
                : administration.searchSubscribers(search, cursor, limit);
        return Pages.document("subscribers", page);
    }

    private Document addSubscriber(RoutingContext request) {
        return administration.addSubscriber(
                NewSubscriber.of(RequestParts.body(request)), RequestParts.idempotencyKey(request));
    }

    private Document topUp(RoutingContext request) {
        Document body = RequestParts.body(request);
        return administration.topUp(
                request.pathParam("number"),
                Micros.parseNotNegative(body.text("amount")),
                RequestParts.idempotencyKey(request));
    }

    private void verify(RoutingContext request) {
        Exchange exchange = new Exchange(request).patient(PATIENCE_MILLIS);
        workers.runLong(() -> exchange.attempt(() -> exchange.sendLater(200, administration.verifyLedger())));
    }

    private void backUp(RoutingContext request) {
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("Content-Type", "application/zip").putHeader("Cache-Control", "no-store");
        stream(request, response, administration::backUp);
    }

    private void stream(RoutingContext request, HttpServerResponse response, StreamedBody body) {
        Exchange exchange = new Exchange(request);
        ResponseStream out = new ResponseStream(response, exchange.loop());
        workers.runLong(() -> exchange.attempt(() -> {
            try (out) {
                body.write(out);
                out.finish();
            }
        }));
    }

    private void importSubscribers(RoutingContext request) {
        HttpServerRequest http = request.request().pause();
        int problems = (int) RequestParts.number(request, "problems", RequestParts.DEFAULT_PAGE, 0, MAX_PROBLEMS);
        Exchange exchange = new Exchange(request);
        InputStream csv = new RequestStream(http, exchange.loop());
        workers.runLong(
                () -> exchange.attempt(() -> exchange.sendLater(200, administration.importSubscribers(csv, problems))));
    }

    /** A request that is answered, on a worker, with one document. */
    private Handler<RoutingContext> answer(int status, Function<RoutingContext, Document> work) {
        return request -> {
            Exchange exchange = new Exchange(request);
            workers.run(() -> exchange.attempt(() -> exchange.sendLater(status, work.apply(request))));
        };
    }

    private void failed(RoutingContext request) {
        Throwable failure = request.failure();
        Exchange exchange = new Exchange(request);
        if (failure != null) {
            exchange.fail(failure);
        } else if (request.statusCode() == 413) {
            exchange.fail(new AdminException(Kind.TOO_LARGE, "more than " + MAX_BODY_BYTES + " bytes"));
        } else {
            exchange.fail(new AdminException(Kind.INVALID, "malformed request"));
        }
    }
}
