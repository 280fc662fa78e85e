package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.TariffDraft;
import id.pulsa.proxy.admin.TariffEditing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of the tariffs of a running gateway, through its control API. */
final class ApiTariffTexts implements TariffEditing {
    private static final String TEXT = "/tariffs/text";
    private static final String HISTORY = "/tariffs/history";

    private final ApiClient client;

    ApiTariffTexts(ApiClient client) {
        this.client = client;
    }

    @Override
    public Document text() {
        return client.get(TEXT);
    }

    @Override
    public Document check(TariffDraft draft) {
        return client.post("/tariffs/check", draft.document());
    }

    @Override
    public Document apply(TariffDraft draft, @Nullable String condition, String who) {
        return client.request("PUT", TEXT, draft.document(), headers(condition));
    }

    @Override
    public Document history() {
        return client.get(HISTORY);
    }

    @Override
    public Document version(long number) {
        return client.get(HISTORY + "/" + number);
    }

    @Override
    public Document restore(long number, @Nullable String condition, String who, @Nullable String comment) {
        return client.request(
                "POST",
                HISTORY + "/" + number + "/restore",
                new Document().put("comment", comment),
                headers(condition));
    }

    private static Map<String, String> headers(@Nullable String condition) {
        return condition == null ? Map.of() : Map.of("If-Match", condition);
    }
}
