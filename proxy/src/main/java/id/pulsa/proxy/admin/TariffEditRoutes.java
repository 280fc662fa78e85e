package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import id.pulsa.proxy.admin.AdminException.Kind;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** What the control API answers about the texts of the tariffs. */
final class TariffEditRoutes {
    private final TariffEditing editing;

    TariffEditRoutes(TariffEditing editing) {
        this.editing = editing;
    }

    void addTo(Operations operations) {
        operations.get("/tariffs/text", "showTariffText", Right.ADMINISTER, request -> tagged(request, editing.text()));
        operations.ask(
                "/tariffs/check",
                "checkTariffs",
                Right.ADMINISTER,
                TariffDraft.MAX_BODY_BYTES,
                request -> editing.check(draft(request)));
        operations.put(
                "/tariffs/text",
                "changeTariffText",
                Right.ADMINISTER,
                TariffDraft.MAX_BODY_BYTES,
                request -> tagged(request, editing.apply(draft(request), condition(request), who(request))));
        operations.get("/tariffs/history", "listTariffHistory", Right.SEE, request -> editing.history());
        operations.get(
                "/tariffs/history/{n}",
                "showTariffVersion",
                Right.ADMINISTER,
                request -> editing.version(number(request)));
        operations.post("/tariffs/history/{n}/restore", "restoreTariffs", Right.ADMINISTER, 200, this::restore);
    }

    private Document restore(RoutingContext request) {
        long number = number(request);
        String body = request.body().asString();
        String comment = body == null || body.isBlank() ? null : TariffDraft.comment(Json.read(body));
        return tagged(request, editing.restore(number, condition(request), who(request), comment));
    }

    private static TariffDraft draft(RoutingContext request) {
        return TariffDraft.of(RequestParts.body(request));
    }

    private static @Nullable String condition(RoutingContext request) {
        return request.request().getHeader("If-Match");
    }

    private static String who(RoutingContext request) {
        return Gate.principal(request).name();
    }

    private static long number(RoutingContext request) {
        String text = String.valueOf(request.pathParam("n"));
        if (!text.matches("\\d{1,9}")) {
            throw new AdminException(Kind.UNKNOWN_VERSION, "no version \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    /** With what a change names as its condition. */
    private static Document tagged(RoutingContext request, Document answer) {
        request.put(Exchange.ENTITY_TAG, EntityTag.of(answer.text("digest")));
        return answer;
    }
}
