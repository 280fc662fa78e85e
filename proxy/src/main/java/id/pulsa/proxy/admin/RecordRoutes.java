package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.proxy.access.Right;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the control API answers about call detail records and movements of money. */
final class RecordRoutes {
    private static final List<String> PAGING = List.of("cursor", "limit");
    private static final List<String> CDRS =
            Stream.of(CdrQuery.PARAMETERS, PAGING).flatMap(List::stream).toList();
    private static final List<String> EXPORT = Stream.of(CdrQuery.PARAMETERS, List.of("format"))
            .flatMap(List::stream)
            .toList();
    private static final List<String> MOVEMENTS =
            Stream.of(MovementQuery.PARAMETERS, PAGING).flatMap(List::stream).toList();

    private final RecordAdministration records;
    private final LongAnswers longAnswers;

    RecordRoutes(RecordAdministration records, LongAnswers longAnswers) {
        this.records = records;
        this.longAnswers = longAnswers;
    }

    void addTo(Operations operations) {
        operations.get("/cdrs", "listCdrs", Right.SEE, this::cdrs);
        operations.handle(HttpMethod.GET, "/cdrs/export", "exportCdrs", Right.SEE, false, this::export);
        operations.get("/cdrs/{id}", "showCdr", Right.SEE, request -> records.cdr(request.pathParam("id")));
        operations.get("/movements", "listMovements", Right.SEE, request -> movements(request, null));
        operations.get(
                "/accounts/{id}/movements",
                "listMovementsOfAccount",
                Right.SEE,
                request -> movements(request, request.pathParam("id")));
    }

    private Document cdrs(RoutingContext request) {
        CdrQuery query = CdrQuery.of(Query.of(request, CDRS), CdrOrder.NEWEST_FIRST);
        return Pages.document(
                "cdrs",
                records.cdrs(query.filter(), query.order(), RequestParts.cursor(request), RequestParts.limit(request)));
    }

    private void export(RoutingContext request) {
        Query parameters = Query.of(request, EXPORT);
        CdrFormat chosen = parameters.choice("format", CdrFormat.class);
        CdrFormat format = chosen == null ? CdrFormat.CSV : chosen;
        CdrQuery query = CdrQuery.of(parameters, CdrOrder.OLDEST_FIRST);
        HttpServerResponse response = request.response().setChunked(true);
        response.putHeader("Content-Type", format.contentType())
                .putHeader("Cache-Control", "no-store")
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"cdrs." + format.name().toLowerCase(Locale.ROOT) + "\"");
        longAnswers.stream(request, response, out -> records.exportCdrs(query.filter(), query.order(), format, out));
    }

    private Document movements(RoutingContext request, @Nullable String account) {
        MovementFilter filter = MovementQuery.of(Query.of(request, MOVEMENTS), account);
        return Pages.document(
                "movements", records.movements(filter, RequestParts.cursor(request), RequestParts.limit(request)));
    }
}
