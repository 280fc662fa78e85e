package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.proxy.admin.AccountAdministration;
import id.pulsa.proxy.admin.BundleRequest;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.TermsDocuments;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts of a running gateway, through its control API. */
final class ApiAccounts implements AccountAdministration {
    private final ApiClient client;

    ApiAccounts(ApiClient client) {
        this.client = client;
    }

    @Override
    public Page<Document> accounts(@Nullable String cursor, int limit) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        parameters.put("limit", Integer.toString(limit));
        return client.page("/accounts" + ApiClient.query(parameters), "accounts");
    }

    @Override
    public Document account(String id) {
        return client.get(path(id));
    }

    @Override
    public Document changeAccount(String id, TermsChange change) {
        return client.patch(path(id), TermsDocuments.write(change));
    }

    @Override
    public Document grantBundle(String id, BundleRequest request, String key) {
        return client.post(path(id) + "/bundles", request.document(), key);
    }

    private static String path(String id) {
        return "/accounts/" + ApiClient.encode(id);
    }
}
