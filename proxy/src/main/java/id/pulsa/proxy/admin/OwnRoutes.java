package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What a subscriber who has logged in sees: what is its own. */
final class OwnRoutes {
    private final Administration administration;
    private final RecordAdministration records;

    OwnRoutes(Administration administration, RecordAdministration records) {
        this.administration = administration;
        this.records = records;
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
        CdrFilter own = new CdrFilter(
                NumberPattern.exactly(number(request)), null, null, null, List.of(), null, null, null, null, 0, 0);
        return Pages.document(
                "cdrs",
                records.cdrs(own, CdrOrder.NEWEST_FIRST, RequestParts.cursor(request), RequestParts.limit(request)));
    }
}
