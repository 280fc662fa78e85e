package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.CellAdministration;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of a running gateway, through its control API. */
final class ApiCells implements CellAdministration {
    private final ApiClient client;

    ApiCells(ApiClient client) {
        this.client = client;
    }

    @Override
    public List<Document> cells(@Nullable String cluster) {
        String query = cluster == null ? "" : ApiClient.query(Map.of("cluster", cluster));
        return client.page("/cells" + query, "cells").rows();
    }

    @Override
    public Document cell(String name) {
        return client.get("/cells/" + ApiClient.encode(name));
    }

    @Override
    public List<Document> past(String name) {
        return client.page("/cells/" + ApiClient.encode(name) + "/past", "points")
                .rows();
    }

    @Override
    public Document move(String number, @Nullable String cell) {
        return client.put("/subscribers/" + ApiClient.encode(number) + "/cell", new Document().put("cell", cell));
    }
}
