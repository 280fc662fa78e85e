package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.StudyAdministration.Download;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the control API answers about studies. They take a processor for minutes, so that starting one is operating. */
final class StudyRoutes {
    private static final List<String> PARAMETERS = List.of("format", "table");
    private static final String USUAL_TABLE = "regimes";

    /** The report brings its own script and style along: they run in a frame of no origin, and reach nothing. */
    private static final String REPORT_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
            + " img-src data:; sandbox allow-scripts allow-downloads";

    private final StudyAdministration studies;
    private final AdminWorkers workers;

    StudyRoutes(StudyAdministration studies, AdminWorkers workers) {
        this.studies = studies;
        this.workers = workers;
    }

    void addTo(Operations operations) {
        operations.post("/study/runs", "startStudyRun", Right.OPERATE, 202, this::start);
        operations.get("/study/runs", "listStudyRuns", Right.SEE, request -> studies.runs());
        operations.get("/study/runs/{id}", "showStudyRun", Right.SEE, request -> studies.run(request.pathParam("id")));
        operations.delete("/study/runs/{id}", "removeStudyRun", Right.OPERATE, 204, request -> {
            studies.remove(request.pathParam("id"));
            return new Document();
        });
        operations.handle(
                HttpMethod.GET, "/study/runs/{id}/result", "downloadStudyResult", Right.SEE, false, this::result);
        operations.handle(HttpMethod.GET, "/study/runs/{id}/report", "showStudyReport", Right.SEE, false, this::report);
    }

    private Document start(RoutingContext request) {
        return studies.start(
                RequestParts.body(request),
                IdempotencyKey.check(RequestParts.idempotencyKey(request)),
                Gate.principal(request).name());
    }

    private void result(RoutingContext request) {
        answer(request, true, () -> {
            Query query = Query.of(request, PARAMETERS);
            return studies.result(request.pathParam("id"), table(query));
        });
    }

    /** Null when JSON is wanted. */
    private static @Nullable String table(Query query) {
        String table = query.text("table");
        if (query.choice("format", StudyFormat.class) == StudyFormat.CSV) {
            return table == null ? USUAL_TABLE : table;
        }
        if (table != null) {
            throw new IllegalArgumentException("\"table\" is for format=csv");
        }
        return null;
    }

    private void report(RoutingContext request) {
        answer(request, false, () -> studies.report(request.pathParam("id")));
    }

    private void answer(RoutingContext request, boolean attached, Supplier<Download> made) {
        Exchange exchange = new Exchange(request);
        workers.run(() -> exchange.attempt(() -> {
            Download download = made.get();
            exchange.loop().runOnContext(now -> send(request.response(), attached, download));
        }));
    }

    private static void send(HttpServerResponse response, boolean attached, Download download) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.putHeader("Content-Type", download.contentType())
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", REPORT_POLICY)
                .putHeader(
                        "Content-Disposition",
                        (attached ? "attachment" : "inline") + "; filename=\"" + download.name() + "\"");
        response.end(download.text());
    }
}
