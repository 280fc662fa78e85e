package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;

/** What a subscriber who has logged in sees: what is its own. */
final class OwnRoutes {
    private final Administration administration;

    OwnRoutes(Administration administration) {
        this.administration = administration;
    }

    void addTo(Operations operations) {
        operations.get("/me", "showOwn", Right.OWN, request -> administration.subscriber(number(request)));
        operations.get("/me/cdrs", "listOwnCdrs", Right.OWN, this::cdrs);
    }

    private static String number(RoutingContext request) {
        Principal principal = Gate.principal(request);
        if (principal.kind() != Principal.Kind.SUBSCRIBER) {
            throw new AdminException(Kind.UNKNOWN_SUBSCRIBER, principal.name() + " is no subscriber");
        }
        return principal.name();
    }

    private Document cdrs(RoutingContext request) {
        Page<Document> page = administration.cdrs(
                new CdrFilter(number(request), null, null, null, null),
                RequestParts.cursor(request),
                RequestParts.limit(request));
        return new Document().put("cdrs", page.rows()).put("next", page.next());
    }
}
