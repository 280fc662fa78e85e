package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.VoucherAdministration;
import id.pulsa.proxy.admin.VoucherRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vouchers of a running gateway, through its control API. */
final class ApiVouchers implements VoucherAdministration {
    private final ApiClient client;

    ApiVouchers(ApiClient client) {
        this.client = client;
    }

    @Override
    public Document createVouchers(VoucherRequest request) {
        return client.post("/vouchers", request.document());
    }

    @Override
    public Page<Document> vouchers(@Nullable String cursor, int limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        parameters.put("limit", Integer.toString(limit));
        return client.page("/vouchers" + ApiClient.query(parameters), "batches");
    }

    @Override
    public Document withdrawVouchers(String batch) {
        return client.post("/vouchers/" + ApiClient.encode(batch) + "/withdrawal");
    }
}
