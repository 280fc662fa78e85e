package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.proxy.access.Right;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What the control API answers about registrations. */
final class RegistrationRoutes {
    private static final List<String> PARAMETERS = List.of("number", "cursor", "limit");

    private final RegistrationAdministration registrations;

    RegistrationRoutes(RegistrationAdministration registrations) {
        this.registrations = registrations;
    }

    void addTo(Operations operations) {
        operations.get("/registrations", "listRegistrations", Right.SEE, this::registrations);
        operations.delete(
                "/registrations/{number}",
                "removeRegistrations",
                Right.OPERATE,
                200,
                request -> registrations.removeRegistrations(request.pathParam("number")));
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
