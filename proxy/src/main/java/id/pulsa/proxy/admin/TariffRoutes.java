package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;

/** What the control API answers about tariffs. */
final class TariffRoutes {
    private final TariffAdministration tariffs;

    TariffRoutes(TariffAdministration tariffs) {
        this.tariffs = tariffs;
    }

    void addTo(Operations operations) {
        operations.post("/config/reload", "reload", Right.ADMINISTER, 200, request -> tariffs.reload());
        operations.ask(
                "/config/check",
                "checkConfiguration",
                Right.ADMINISTER,
                Operation.MAX_BODY_BYTES,
                request -> tariffs.checkConfiguration());
        operations.get("/tariffs", "listTariffs", Right.SEE, request -> tariffs.tariffs());
        operations.get(
                "/quote",
                "quote",
                Right.SEE,
                request ->
                        tariffs.quote(QuoteRequest.of(name -> request.request().getParam(name))));
        operations.get(
                "/quote/week",
                "quoteWeek",
                Right.SEE,
                request -> tariffs.week(WeekRequest.of(name -> request.request().getParam(name))));
    }
}
