package id.pulsa.proxy.admin;

import id.pulsa.proxy.access.Right;
import java.util.function.Supplier;

/** What the control API answers about the gateway as a whole. */
final class SystemRoutes {
    private final OverviewTopic overview;
    private final Supplier<Document> system;

    /** @param system versions, listeners, files */
    SystemRoutes(OverviewTopic overview, Supplier<Document> system) {
        this.overview = overview;
        this.system = system;
    }

    void addTo(Operations operations) {
        operations.get("/overview", "showOverview", Right.SEE, request -> overview.withHistory());
        operations.get("/system", "showSystem", Right.SEE, request -> system.get());
    }
}
