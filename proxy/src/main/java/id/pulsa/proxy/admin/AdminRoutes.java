package id.pulsa.proxy.admin;

import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.feed.Feed;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What the control API answers to which request. */
final class AdminRoutes {
    /** Whoever sends too much has time to read that it is too much. */
    private static final long LINGER_MILLIS = 1_000;

    private final AdminServices services;
    private final AdminWorkers workers;
    private final Gate gate;
    private final SessionCookie cookie;
    private final Feed feed;
    private final String instance;
    private final SoftphoneRoutes softphones;
    private List<Operation> all = List.of();

    AdminRoutes(
            AdminServices services, AdminWorkers workers, Gate gate, SessionCookie cookie, Feed feed, String instance) {
        this.feed = feed;
        this.services = services;
        this.workers = workers;
        this.gate = gate;
        this.cookie = cookie;
        this.instance = instance;
        this.softphones = new SoftphoneRoutes(services.softphones(), workers);
    }

    Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(AdminRoutes::protect);
        new HealthRoutes(services.health(), workers, gate, instance).addTo(router);
        new DeskRoutes().addTo(router);
        new DescriptionRoutes(workers).addTo(router);
        softphones.addTo(router);
        Operations operations = new Operations(router, gate, workers);
        addTo(operations);
        all = operations.all();
        router.errorHandler(404, request -> none(request, Kind.UNKNOWN_PATH, "no such path"));
        router.errorHandler(405, request -> none(request, Kind.METHOD_NOT_ALLOWED, "not allowed on this path"));
        router.route().failureHandler(AdminRoutes::failed);
        return router;
    }

    /** What the router that was made last answers. */
    List<Operation> operations() {
        return all;
    }

    private void addTo(Operations operations) {
        LongAnswers longAnswers = new LongAnswers(workers);
        new SessionRoutes(services.access(), cookie, workers).addTo(operations);
        new AccessRoutes(services.access(), new AccessDocuments(services.text()), services.audit()).addTo(operations);
        new EventRoutes(feed, gate).addTo(operations);
        new SystemRoutes(services.overview(), services.system()).addTo(operations);
        new OwnRoutes(services.administration(), services.records()).addTo(operations);
        new SubscriberRoutes(services.administration(), workers).addTo(operations);
        new RecordRoutes(services.records(), longAnswers).addTo(operations);
        new RegistrationRoutes(services.registrations()).addTo(operations);
        new CallRoutes(services.administration(), services.cells()).addTo(operations);
        new OperationRoutes(services.administration(), longAnswers).addTo(operations);
        new AccountRoutes(services.accounts()).addTo(operations);
        new VoucherRoutes(services.vouchers(), workers).addTo(operations);
        new CellRoutes(services.cells()).addTo(operations);
        new TariffRoutes(services.tariffs()).addTo(operations);
        new TariffEditRoutes(services.tariffTexts()).addTo(operations);
        new TraceRoutes(services.traces(), workers).addTo(operations);
        new StudyRoutes(services.studies(), workers).addTo(operations);
        softphones.addTo(operations);
    }

    /** Nobody learns without a log-in which paths of the API there are. */
    private void none(RoutingContext request, Kind kind, String message) {
        boolean stranger = request.request().path().startsWith(Operations.API + "/") && gate.find(request) == null;
        new Exchange(request).fail(stranger ? Gate.unknown(request) : new AdminException(kind, message));
    }

    /** What browsers are told of every answer: nothing but our own scripts and styles, in no other site's frame. */
    private static void protect(RoutingContext request) {
        request.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
                                + " frame-ancestors 'none'; form-action 'self'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin");
        request.next();
    }

    private static void failed(RoutingContext request) {
        Throwable failure = request.failure();
        Exchange exchange = new Exchange(request);
        if (failure != null) {
            exchange.fail(failure);
        } else if (request.statusCode() == 413) {
            // The rest of the body is not read: the connection is of no more use.
            request.response()
                    .endHandler(sent -> request.vertx()
                            .setTimer(
                                    LINGER_MILLIS,
                                    late -> request.request().connection().close()));
            exchange.fail(new AdminException(Kind.TOO_LARGE, "the body is longer than this operation takes"));
        } else {
            exchange.fail(new AdminException(Kind.INVALID, "malformed request"));
        }
    }
}
