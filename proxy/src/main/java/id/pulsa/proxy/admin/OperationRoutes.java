package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** What the control API answers about the books as a whole. */
final class OperationRoutes {
    private final Administration administration;
    private final LongAnswers longAnswers;

    OperationRoutes(Administration administration, LongAnswers longAnswers) {
        this.administration = administration;
        this.longAnswers = longAnswers;
    }

    void addTo(Operations operations) {
        operations.handle(
                HttpMethod.POST,
                "/ledger/verify",
                "verifyLedger",
                Right.OPERATE,
                false,
                request -> longAnswers.document(request, administration::verifyLedger));
        operations.handle(HttpMethod.POST, "/backup", "backUp", Right.ADMINISTER, false, this::backUp);
    }

    private void backUp(RoutingContext request) {
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("Content-Type", "application/zip").putHeader("Cache-Control", "no-store");
        longAnswers.stream(request, response, administration::backUp);
    }
}
