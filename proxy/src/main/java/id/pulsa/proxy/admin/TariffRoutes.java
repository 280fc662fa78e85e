package id.pulsa.proxy.admin;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** What the control API answers about tariffs. */
final class TariffRoutes {
    private final TariffAdministration tariffs;

    TariffRoutes(TariffAdministration tariffs) {
        this.tariffs = tariffs;
    }

    /**
     * Adds the routes.
     *
     * @param answer makes a handler that answers, on a worker, with status 200 and a document
     */
    void addTo(
            Router router, String api, Function<Function<RoutingContext, Document>, Handler<RoutingContext>> answer) {
        router.post(api + "/config/reload").handler(answer.apply(request -> tariffs.reload()));
        router.get(api + "/tariffs").handler(answer.apply(request -> tariffs.tariffs()));
        router.get(api + "/quote")
                .handler(answer.apply(request ->
                        tariffs.quote(QuoteRequest.of(name -> request.request().getParam(name)))));
        router.get(api + "/quote/week")
                .handler(answer.apply(request ->
                        tariffs.week(WeekRequest.of(name -> request.request().getParam(name)))));
    }
}
