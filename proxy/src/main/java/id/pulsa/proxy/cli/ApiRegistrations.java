package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.RegistrationAdministration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The registrations of a running gateway, through its control API. */
final class ApiRegistrations implements RegistrationAdministration {
    private final ApiClient client;

    ApiRegistrations(ApiClient client) {
        this.client = client;
    }

    @Override
    public Page<Document> registrations(NumberPattern numbers, @Nullable String cursor, int limit) {
        Map<String, String> number = Map.of("number", numbers.toString());
        return client.page(
                "/registrations" + ApiClient.query(ApiRecords.paged(number, cursor, limit)), "registrations");
    }

    @Override
    public Document removeRegistrations(String number) {
        return client.delete("/registrations/" + ApiClient.encode(number));
    }
}
