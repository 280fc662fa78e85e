package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** What the control API answers about call detail records. */
final class RecordRoutes {
    private final Administration administration;
    private final LongAnswers longAnswers;

    RecordRoutes(Administration administration, LongAnswers longAnswers) {
        this.administration = administration;
        this.longAnswers = longAnswers;
    }

    void addTo(Operations operations) {
        operations.get("/cdrs", "listCdrs", Right.SEE, this::cdrs);
        operations.handle(HttpMethod.GET, "/cdrs/export", "exportCdrs", Right.SEE, false, this::export);
        operations.get(
                "/cdrs/{id}", "showCdr", Right.SEE, request -> administration.cdr(request.pathParam("id")));
    }

    private Document cdrs(RoutingContext request) {
        Page<Document> page =
                administration.cdrs(filter(request), RequestParts.cursor(request), RequestParts.limit(request));
        return new Document().put("cdrs", page.rows()).put("next", page.next());
    }

    private void export(RoutingContext request) {
        CdrFormat format =
                switch (request.request().getParam("format", "csv").toLowerCase(Locale.ROOT)) {
                    case "csv" -> CdrFormat.CSV;
                    case "jsonl" -> CdrFormat.JSONL;
                    default -> throw new AdminException(Kind.INVALID, "\"format\" must be csv or jsonl");
                };
        CdrFilter filter = filter(request);
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("Content-Type", format.contentType());
        longAnswers.stream(request, response, out -> administration.exportCdrs(filter, format, out));
    }

    private static CdrFilter filter(RoutingContext request) {
        HttpServerRequest http = request.request();
        return new CdrFilter(
                http.getParam("caller"),
                http.getParam("called"),
                http.getParam("account"),
                RequestParts.instant(request, "from"),
                RequestParts.instant(request, "to"));
    }
}
