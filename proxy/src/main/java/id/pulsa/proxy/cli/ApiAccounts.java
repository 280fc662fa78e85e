package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.admin.AccountAdministration;
import id.pulsa.proxy.admin.BundleRequest;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.NewAccount;
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

    @Override
    public Document addAccount(NewAccount account, String key) {
        return client.post("/accounts", account.document(), key);
    }

    @Override
    public void removeAccount(String id) {
        client.delete(path(id));
    }

    @Override
    public Document topUp(String id, long amountMicros, String key) {
        return client.post(path(id) + "/top-ups", amount(amountMicros), key);
    }

    @Override
    public Document withdraw(String id, long amountMicros, String key) {
        return client.post(path(id) + "/withdrawals", amount(amountMicros), key);
    }

    @Override
    public Document revokeBundle(String id, String bundle) {
        return client.delete(path(id) + "/bundles/" + ApiClient.encode(bundle));
    }

    private static Document amount(long micros) {
        return new Document().put("amount", Micros.format(micros, 0));
    }

    private static String path(String id) {
        return "/accounts/" + ApiClient.encode(id);
    }
}
