package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.admin.CdrFormat;
import id.pulsa.proxy.admin.CdrQuery;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.MovementQuery;
import id.pulsa.proxy.admin.RecordAdministration;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books of a running gateway, through its control API. */
final class ApiRecords implements RecordAdministration {
    private final ApiClient client;

    ApiRecords(ApiClient client) {
        this.client = client;
    }

    @Override
    public Page<Document> cdrs(CdrFilter filter, CdrOrder order, @Nullable String cursor, int limit) {
        return client.page("/cdrs" + ApiClient.query(paged(parameters(filter, order), cursor, limit)), "cdrs");
    }

    @Override
    public Document cdr(String callId) {
        return client.get("/cdrs/" + ApiClient.encode(callId));
    }

    @Override
    public void exportCdrs(CdrFilter filter, CdrOrder order, CdrFormat format, OutputStream out) throws IOException {
        Map<String, String> parameters = parameters(filter, order);
        parameters.put("format", format.name().toLowerCase(Locale.ROOT));
        client.copy("/cdrs/export" + ApiClient.query(parameters), out);
    }

    @Override
    public Page<Document> movements(MovementFilter filter, @Nullable String cursor, int limit) {
        String account = filter.account();
        String path = account == null ? "/movements" : "/accounts/" + ApiClient.encode(account) + "/movements";
        return client.page(path + ApiClient.query(paged(MovementQuery.parameters(filter), cursor, limit)), "movements");
    }

    private static Map<String, String> parameters(CdrFilter filter, CdrOrder order) {
        return new CdrQuery(filter, order).parameters();
    }

    /** Adds which page is wanted. */
    static Map<String, String> paged(Map<String, String> parameters, @Nullable String cursor, int limit) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (cursor != null) {
            all.put("cursor", cursor);
        }
        all.put("limit", Integer.toString(limit));
        return all;
    }
}
