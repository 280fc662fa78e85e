package id.pulsa.proxy.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The API's own description (OpenAPI 3.1), written as YAML and answered as JSON; it holds nothing that is secret. */
final class DescriptionRoutes {
    private static final String FILE = "openapi.yaml";

    private final AdminWorkers workers;
    private volatile @Nullable String json;

    DescriptionRoutes(AdminWorkers workers) {
        this.workers = workers;
    }

    void addTo(Router router) {
        router.get("/api/openapi.json").handler(this::send);
    }

    private void send(RoutingContext request) {
        Exchange exchange = new Exchange(request);
        workers.run(() -> exchange.attempt(() -> exchange.sendLater("application/json", json())));
    }

    /** Read when it is first asked for: few starts ever need it. */
    private String json() {
        String known = json;
        if (known == null) {
            known = read();
            json = known;
        }
        return known;
    }

    private static String read() {
        try (InputStream in = DescriptionRoutes.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its file " + FILE);
            }
            return new ObjectMapper(new YAMLFactory()).readTree(in).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's file " + FILE, e);
        }
    }
}
