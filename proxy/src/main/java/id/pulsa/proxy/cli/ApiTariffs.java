package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.QuoteRequest;
import id.pulsa.proxy.admin.TariffAdministration;
import id.pulsa.proxy.admin.WeekRequest;

/** The tariffs of a running gateway, through its control API. */
final class ApiTariffs implements TariffAdministration {
    private final ApiClient client;

    ApiTariffs(ApiClient client) {
        this.client = client;
    }

    @Override
    public Document reload() {
        return client.post("/config/reload");
    }

    @Override
    public Document checkConfiguration() {
        return client.post("/config/check");
    }

    @Override
    public Document tariffs() {
        return client.get("/tariffs");
    }

    @Override
    public Document quote(QuoteRequest request) {
        return client.get("/quote" + ApiClient.query(request.parameters()));
    }

    @Override
    public Document week(WeekRequest request) {
        return client.get("/quote/week" + ApiClient.query(request.parameters()));
    }
}
