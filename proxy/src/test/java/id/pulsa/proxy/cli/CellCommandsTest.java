package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Seizure;
import id.pulsa.proxy.admin.AdminToken;
import id.pulsa.proxy.admin.CellMetrics;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.admin.MetricsText;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pulsa cell}, with a gateway and without, and the API behind it. */
class CellCommandsTest {
    @TempDir
    private Path dir;

    /** Twelve calls an hour of 100 s each in a cell of 3 channels, of which one was blocked. */
    private static void traffic(PulsaUnderTest pulsa) {
        for (int i = 0; i < 12; i++) {
            pulsa.cells.nowMillis += 300_000;
            Seizure seizure = pulsa.cells.cells.seize("Hotel Elmi Indoor_1", null, true, false, pulsa.cells.nowMillis);
            if (seizure.held() != null && i < 9) {
                pulsa.cells.nowMillis += 100_000;
                seizure.held().release(pulsa.cells.nowMillis);
            }
        }
        assertEquals(3, pulsa.cells.cells.busy("Hotel Elmi Indoor_1"));
        assertFalse(pulsa.cells
                .cells
                .seize("Hotel Elmi Indoor_1", null, true, false, pulsa.cells.nowMillis)
                .decisions()
                .get(0)
                .admitted());
    }

    private static void subscriber(PulsaUnderTest pulsa) {
        assertEquals(
                0,
                pulsa.run(
                        "s3cret\n",
                        "subscriber",
                        "add",
                        "1001",
                        "--plan",
                        "lab",
                        "--home-cell",
                        "WTC_1",
                        "--password-stdin"),
                () -> pulsa.err);
    }

    @Test
    void listsWhatIsMeasured() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            traffic(pulsa);
            assertEquals(0, pulsa.run("", "cell", "list", "--cluster", "Genteng"), () -> pulsa.err);
            List<String> lines = pulsa.out.lines().toList();
            assertEquals(58, lines.size(), pulsa.out);
            assertEquals(
                    "CELL CLUSTER CHANNELS BUSY LOAD erl CAPACITY erl USED % ADMISSION PRICE RATIO BLOCKED %"
                            + " FROM-TO % ERLANG B %",
                    lines.get(0).replaceAll(" +", " "));
            assertEquals("", pulsa.err);

            assertEquals(0, pulsa.run("", "cell", "list", "--json"), () -> pulsa.err);
            Document all = Json.read("{\"cells\": " + pulsa.out + "}");
            Document cell = all.documents("cells").stream()
                    .filter(one -> one.text("name").equals("Hotel Elmi Indoor_1"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(3, cell.number("channels", 0));
            assertEquals(3, cell.number("busy", 0));
            assertEquals("0.455", cell.text("capacity_erl"));
            assertEquals("0.010", cell.text("gos"));
            assertEquals("1.000", cell.text("price_ratio"));
            assertEquals(1, cell.number("blocked", 0));
            double load = Double.parseDouble(cell.text("load_erl"));
            assertEquals(load / 0.455, Double.parseDouble(cell.text("utilisation")), 0.01);
            double low = Double.parseDouble(cell.text("blocking_low"));
            double high = Double.parseDouble(cell.text("blocking_high"));
            double share = Double.parseDouble(cell.text("blocking"));
            assertTrue(low < share && share < high, cell::toString);
            double theory = load * load * load / 6 / (1 + load + load * load / 2 + load * load * load / 6);
            assertEquals(theory, Double.parseDouble(cell.text("erlang_b")), 0.001);
        }
    }

    @Test
    void showsACell() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            traffic(pulsa);
            assertEquals(0, pulsa.run("", "cell", "show", "Hotel Elmi Indoor_1"), () -> pulsa.err);
            for (String line : List.of(
                    "cell Hotel Elmi Indoor_1",
                    "transceivers 1",
                    "busy 3",
                    "grade of service % 1.0",
                    "blocked calls 1",
                    "measured over s 3600.000",
                    "price locked for call",
                    "identities -")) {
                assertTrue(pulsa.out.replaceAll(" +", " ").contains(line + "\n"), () -> line + " in\n" + pulsa.out);
            }
            assertEquals(1, pulsa.run("", "cell", "show", "Hotel Elmi Indoor"));
            assertEquals("pulsa: no cell \"Hotel Elmi Indoor\"; did you mean \"Hotel Elmi Indoor_1\"?\n", pulsa.err);
            assertEquals(2, pulsa.run("", "cell", "list", "--cluster", "Gentengg"));
            assertEquals("pulsa: no cell is in cluster \"Gentengg\"; did you mean \"Genteng\"?\n", pulsa.err);
        }
    }

    @Test
    void movesASubscriber() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            subscriber(pulsa);
            assertEquals(0, pulsa.run("", "cell", "move", "1001", "Kayoon_2"), () -> pulsa.err);
            assertEquals("subscriber 1001 is in cell Kayoon_2, with 2 calls\n", pulsa.out);
            assertEquals(Map.of("1001", "Kayoon_2"), pulsa.cells.moved);
            assertEquals(0, pulsa.run("", "cell", "move", "1001", "none"), () -> pulsa.err);
            assertEquals("subscriber 1001 is in cell WTC_1\n", pulsa.out);
            assertEquals(Map.of(), pulsa.cells.moved);
            assertEquals(0, pulsa.run("", "cell", "move", "1001", "WTC DCS_1", "--json"), () -> pulsa.err);
            assertEquals("{\"number\":\"1001\",\"set\":\"WTC DCS_1\",\"cell\":\"WTC DCS_1\",\"calls\":0}\n", pulsa.out);

            assertEquals(1, pulsa.run("", "cell", "move", "1002", "Kayoon_2"));
            assertEquals("pulsa: no subscriber 1002\n", pulsa.err);
            assertEquals(2, pulsa.run("", "cell", "move", "1001", "Kayon_2"));
            assertEquals("pulsa: no cell \"Kayon_2\"; did you mean \"Kayoon_2\"?\n", pulsa.err);
            assertEquals(2, pulsa.run("", "cell", "move", "1001", "nowhere near anything"));
            assertEquals(
                    "pulsa: no cell \"nowhere near anything\"; \"pulsa cell list\" shows what there is\n", pulsa.err);
        }
    }

    @Test
    void withoutAGatewayOnlyWhatIsConfiguredIsKnown() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir)) {
            assertEquals(0, pulsa.run("", "cell", "list"), () -> pulsa.err);
            assertEquals(
                    "no gateway is running on this data directory: this is what cells.yaml says, nothing is measured\n",
                    pulsa.err);
            assertEquals(
                    "Kayoon_1 Genteng 17 - - 9.652 - channels flat - - - -",
                    pulsa.out.lines().toList().get(1).replaceAll(" +", " "));
            assertEquals(0, pulsa.run("", "cell", "show", "Kayoon_1", "--json"), () -> pulsa.err);
            Document cell = Json.read(pulsa.out);
            assertEquals("9.652", cell.text("capacity_erl"));
            assertNull(cell.textOrNull("load_erl"));
            assertNull(cell.textOrNull("erlang_b"));
            assertEquals(1, pulsa.run("", "cell", "move", "1001", "Kayoon_1"));
            assertEquals("pulsa: no gateway is running on " + dir + "\n", pulsa.err);
        }
    }

    private static HttpResponse<String> api(PulsaUnderTest pulsa, String method, String path, String body)
            throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(pulsa.server().uri().resolve("/api/v1" + path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .header(
                                        "Authorization",
                                        AdminToken.read(pulsa.data.resolve(AdminToken.FILE_NAME))
                                                .header())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theApiTellsMistakes() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            subscriber(pulsa);
            assertEquals(200, api(pulsa, "GET", "/cells/Kayoon_1", "").statusCode());
            HttpResponse<String> unknown = api(pulsa, "GET", "/cells/Kayoon", "");
            assertEquals(404, unknown.statusCode());
            assertEquals("unknown-cell", Json.read(unknown.body()).text("code"));
            assertEquals(400, api(pulsa, "GET", "/cells?cluster=x", "").statusCode());
            String path = "/subscribers/1001/cell";
            assertEquals(
                    200, api(pulsa, "PUT", path, "{\"cell\": \"Kayoon_1\"}").statusCode());
            assertEquals(200, api(pulsa, "PUT", path, "{\"cell\": null}").statusCode());
            for (String body : List.of("", "{}", "{\"cell\": 7}", "{\"cell\": \"x\"}", "[]")) {
                assertEquals(400, api(pulsa, "PUT", path, body).statusCode(), body);
            }
            assertEquals(
                    404,
                    api(pulsa, "PUT", "/subscribers/1/cell", "{\"cell\": null}").statusCode());
            assertEquals(405, api(pulsa, "POST", path, "{\"cell\": null}").statusCode());
        }
    }

    @Test
    void metricsTellTheSame() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            traffic(pulsa);
            MetricsText metrics = new MetricsText();
            CellMetrics.measure(metrics, pulsa.cells.cells.status(pulsa.cells.nowMillis));
            String text = metrics.toString();
            String labels = "{cell=\"Hotel Elmi Indoor_1\",cluster=\"Genteng\"} ";
            assertTrue(text.contains("# TYPE pulsa_cell_channels_busy gauge\n"), text);
            assertTrue(text.contains("\npulsa_cell_channels_busy" + labels + "3\n"), text);
            assertTrue(text.contains("\npulsa_cell_window_blocked" + labels + "1\n"), text);
            assertTrue(text.contains("\npulsa_cell_price_ratio" + labels + "1\n"), text);
            assertTrue(
                    text.lines().anyMatch(line -> line.startsWith("pulsa_cell_erlang_b_ratio" + labels + "0.0")), text);
            assertEquals(
                    57,
                    text.lines()
                            .filter(line -> line.startsWith("pulsa_cell_load_erlang{"))
                            .count());
        }
    }

    @Test
    void labelsMayHoldAnything() {
        assertEquals(
                "# HELP x y\n# TYPE x gauge\nx{a=\"q\\\"b\\\\c\\nd\"} 0.25\nx{a=\"\"} +Inf\n",
                new MetricsText()
                        .family("x", "y")
                        .sample("x", 0.25, "a", "q\"b\\c\nd")
                        .sample("x", Double.POSITIVE_INFINITY, "a", "")
                        .toString());
    }
}
