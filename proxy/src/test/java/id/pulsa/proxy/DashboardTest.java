package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard for Grafana asks for metrics that a gateway measures. */
@Timeout(120)
class DashboardTest {
    private static final Path DASHBOARD = Path.of("../packaging/grafana-dashboard.json");
    private static final Pattern NAME = Pattern.compile("\\b(?:pulsa|jvm|process|system)_[a-z_]+");

    @TempDir
    Path directory;

    @Test
    void everyMetricIsMeasured() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        Set<String> asked = new TreeSet<>();
        dashboard
                .findValuesAsText("expr")
                .forEach(expression -> NAME.matcher(expression)
                        .results()
                        .forEach(match -> asked.add(match.group().replaceAll("_(bucket|sum|count)$", ""))));
        assertTrue(asked.size() > 35, asked::toString);
        Set<String> missing = new TreeSet<>(asked);
        try (AdministeredGateway gateway = new AdministeredGateway(directory, Map.of())) {
            gateway.await("the books", now -> now.families().containsKey("pulsa_ledger_top_ups"));
            System.gc();
            gateway.await("the collection", now -> now.families().containsKey("jvm_gc_pause_seconds"));
            missing.removeAll(gateway.scrape().families().keySet());
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPanelHasAPlaceOfItsOwn() throws Exception {
        JsonNode panels =
                new ObjectMapper().readTree(Files.readString(DASHBOARD)).path("panels");
        Set<String> places = new TreeSet<>();
        Set<Integer> ids = new TreeSet<>();
        for (JsonNode panel : panels) {
            JsonNode at = panel.path("gridPos");
            assertTrue(
                    at.path("x").asInt() + at.path("w").asInt() <= 24,
                    panel.path("title").asText());
            assertTrue(
                    places.add(at.path("x").asInt() + " " + at.path("y").asInt()),
                    panel.path("title").asText());
            assertTrue(ids.add(panel.path("id").asInt()), panel.path("title").asText());
        }
    }
}
