package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard for Grafana asks for metrics that there are. */
class DashboardTest {
    private static final Path DASHBOARD = Path.of("../packaging/grafana-dashboard.json");
    private static final Pattern NAME = Pattern.compile("pulsa_[a-z_]+");

    @Test
    void everyMetricIsMeasured() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        Set<String> asked = new TreeSet<>();
        dashboard.findValuesAsText("expr").forEach(expression -> NAME.matcher(expression)
                .results()
                .forEach(match -> asked.add(match.group().replaceAll("_(bucket|sum|count)$", ""))));
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(measured());
        assertEquals(Set.of(), missing);
        assertTrue(asked.size() > 20, asked::toString);
    }

    private static Set<String> measured() throws IOException {
        Set<String> measured = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".java"))::iterator) {
                Pattern.compile("\"(pulsa_[a-z_]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> measured.add(match.group(1)));
            }
        }
        return measured;
    }
}
