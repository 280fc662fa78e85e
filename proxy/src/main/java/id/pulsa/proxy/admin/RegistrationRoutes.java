package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.NumberPattern;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What the control API answers about registrations. */
final class RegistrationRoutes {
    private static final List<String> PARAMETERS = List.of("number", "cursor", "limit");

    private final RegistrationAdministration registrations;

    RegistrationRoutes(RegistrationAdministration registrations) {
        this.registrations = registrations;
    }

    /**
     * Adds the routes.
     *
     * @param answer makes handlers that work on a worker
     */
    void addTo(Router router, String api, AccountRoutes.Answering answer) {
        router.get(api + "/registrations").handler(answer.with(200, this::registrations));
        router.delete(api + "/registrations/:number")
                .handler(answer.with(200, request -> registrations.removeRegistrations(request.pathParam("number"))));
    }

    private Document registrations(RoutingContext request) {
        NumberPattern numbers = Query.of(request, PARAMETERS).read("number", NumberPattern::parse);
        return Pages.document(
                "registrations",
                registrations.registrations(
                        numbers == null ? NumberPattern.startingWith("") : numbers,
                        RequestParts.cursor(request),
                        RequestParts.limit(request)));
    }
}
