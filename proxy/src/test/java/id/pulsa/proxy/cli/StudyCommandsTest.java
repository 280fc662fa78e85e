package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.pulsa.charging.erlang.ErlangB;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code pulsa study}. */
class StudyCommandsTest {
    @TempDir
    private Path dir;

    private PulsaUnderTest pulsa;

    @BeforeEach
    void offline() throws Exception {
        pulsa = PulsaUnderTest.offline(dir);
    }

    @Test
    void tablesAsText() {
        assertEquals(0, pulsa.run("", "study", "tables"), () -> pulsa.err);
        assertTrue(pulsa.out.contains("27,755,305.17") && pulsa.out.contains("33,995,915.35"), pulsa.out);
        assertTrue(pulsa.out.contains("7,349,005,801.83") && pulsa.out.contains("9,851,382,001.73"), pulsa.out);
        assertTrue(
                pulsa.out.contains("Gain of the zone, as published (5.1)") && pulsa.out.contains("+34.05 %"),
                pulsa.out);
        assertFalse(pulsa.out.lines().anyMatch(line -> line.endsWith(" ")), "no spaces at the ends of lines");
        assertEquals("", pulsa.err);
    }

    @Test
    void tablesAsJson() throws Exception {
        assertEquals(0, pulsa.run("", "study", "tables", "--json"), () -> pulsa.err);
        JsonNode tables = new ObjectMapper().readTree(pulsa.out).path("tables");
        assertEquals(57, tables.path("table-4-1").path("rows").size());
        assertEquals(57, tables.path("table-4-2").path("rows").size());
        assertEquals(29, tables.path("table-5-1").path("rows").size());
        assertEquals(50, tables.path("erlang-b").path("rows").size());
        JsonNode sector = tables.path("table-4-2").path("rows").path(1);
        assertEquals("1321919.975", sector.path("normal_printed_rupiah").textValue());
        assertEquals(1.4, sector.path("xs").doubleValue());
        JsonNode sums = tables.path("sums").path("rows");
        assertEquals("33995915.35", sums.path(0).path("dynamic_revenue_rupiah").textValue());
        assertEquals("33995915.35", sums.path(1).path("dynamic_revenue_rupiah").textValue());
    }

    @Test
    void tablesAsFiles() throws Exception {
        Path out = dir.resolve("new/report");
        assertEquals(0, pulsa.run("", "study", "tables", "--out", out.toString()), () -> pulsa.err);
        assertEquals("report: " + out.resolve("tables.html") + " and 6 CSV files\n", pulsa.err);
        List<String> lines = Files.readAllLines(out.resolve("table-4-1.csv"));
        assertEquals(58, lines.size());
        assertTrue(lines.get(1).startsWith("Kayoon_1,17,9.65,9.6516,12.37,12.3743,128.21,128.2096,yes,"), lines.get(1));
        assertSelfContained(Files.readString(out.resolve("tables.html")));
    }

    @Test
    void curves() throws Exception {
        Path out = dir.resolve("curves");
        assertEquals(0, pulsa.run("", "study", "curves", "--json", "--out", out.toString()), () -> pulsa.err);
        JsonNode report = new ObjectMapper().readTree(pulsa.out);
        assertEquals("x = 1.366", report.path("facts").path("best_price_ratio").textValue());
        assertEquals("26 → 23", report.path("facts").path("full_sectors").textValue());
        JsonNode price = report.path("tables").path("price").path("rows");
        assertEquals(1.4, price.path(20).path("price_ratio").doubleValue());
        assertEquals(0.85214, price.path(20).path("demand").doubleValue());
        assertEquals(1.193, price.path(20).path("revenue").doubleValue());
        JsonNode fullest =
                report.path("tables").path("utilisation").path("rows").path(0);
        assertEquals(613.16, fullest.path("natural_percent").doubleValue());
        assertEquals(522.5, fullest.path("dynamic_percent").doubleValue());
        assertEquals(58, Files.readAllLines(out.resolve("utilisation.csv")).size());
        assertSelfContained(Files.readString(out.resolve("curves.html")));
    }

    /** At 130 % the closed loop carries what a cell at its capacity does, of 2 channels less where two are guarded. */
    @Test
    void curvesOfTheCellAskedFor() throws Exception {
        String[] command = {"study", "curves", "--channels", "17", "--gos", "2%", "--guard", "3", "--json"};
        assertEquals(0, pulsa.run("", command), () -> pulsa.err);
        JsonNode tables = new ObjectMapper().readTree(pulsa.out).path("tables");
        JsonNode prices = tables.path("load-price").path("rows");
        assertEquals(41, prices.size());
        double capacity = ErlangB.capacity(17, 0.02);
        JsonNode price = prices.path(26);
        assertEquals(130, price.path("natural_percent").intValue());
        assertEquals(1.3 * capacity, price.path("natural_erl").doubleValue(), 0.001);
        assertEquals(1.512, price.path("ratio_closed-loop").doubleValue(), 0.002);
        assertEquals(1.4, price.path("ratio_step").doubleValue());
        JsonNode carried = tables.path("load-carried").path("rows").path(26);
        assertEquals(
                ErlangB.carried(17, capacity),
                carried.path("carried_channels_closed-loop").doubleValue(),
                0.01);
        assertEquals(
                ErlangB.carried(14, capacity),
                carried.path("carried_guard_closed-loop").doubleValue(),
                0.01);
        assertEquals(
                ErlangB.carried(17, capacity),
                carried.path("carried_preblocking_flat").doubleValue(),
                0.01);
        JsonNode revenue = tables.path("load-revenue").path("rows");
        assertTrue(revenue.path(0).path("revenue_channels_flat").isNull());
        for (JsonNode row : revenue) {
            assertTrue(
                    row.path("revenue_channels_optimal").asDouble()
                            >= row.path("revenue_channels_step").asDouble(),
                    row::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --channels | 0     | --channels: expected 1 to 10000, found 0
            --channels | many  | --channels: expected a whole number such as 30, found "many"
            --gos      | 100%  | --gos: expected a part of the calls above 0 and below 1, found "100%"
            --guard    | 31    | --guard: expected 0 to 30 of the cell's channels, found 31
            """)
    void noCurvesOfACellThatCannotBe(String option, String value, String message) {
        assertEquals(2, pulsa.run("", "study", "curves", option, value), pulsa.out);
        assertEquals("pulsa: " + message + "\n", pulsa.err);
        assertEquals("", pulsa.out);
    }

    @Test
    void whatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");
        assertEquals(1, pulsa.run("", "study", "tables", "--out", file.toString()));
        assertEquals("", pulsa.out, "before anything is computed");
        assertTrue(pulsa.err.startsWith("pulsa: the report cannot be written to " + file + ": "), pulsa.err);
    }

    private static void assertSelfContained(String html) {
        assertFalse(html.matches("(?s).*(src|href)=\"(?!#|data:).*"), "something is loaded from elsewhere");
        assertFalse(html.contains("@import") || html.contains("url("), "something is loaded from elsewhere");
    }

    @Test
    void comparesPoliciesOnTheSameCallers() throws Exception {
        String[] command = {
            "study",
            "compare",
            "--time",
            "2h",
            "--warm-up",
            "1h",
            "--day",
            "flat",
            "--replications",
            "2",
            "--regimes",
            "channels+flat,channels+optimal,preblocking+flat",
            "--json"
        };
        assertEquals(0, pulsa.run("", command), () -> pulsa.err);
        String first = pulsa.out;
        JsonNode tables = new ObjectMapper().readTree(first).path("tables");
        JsonNode regimes = tables.path("regimes").path("rows");
        assertEquals(3, regimes.size());
        assertEquals(0, regimes.path(0).path("gain_percent").asDouble());
        assertTrue(regimes.path(1).path("gain_percent").asDouble() > 10, first);
        assertTrue(regimes.path(1).path("priced_out_percent").asDouble() > 5, first);
        assertTrue(regimes.path(2).path("gain_percent").asDouble() < 0, first);
        assertEquals(57, tables.path("cells-channels-optimal").path("rows").size());
        assertEquals(
                57,
                tables.path("gos")
                        .path("rows")
                        .valueStream()
                        .mapToDouble(row -> row.path("cells_0").asDouble())
                        .sum(),
                0.1);
        assertTrue(pulsa.err.endsWith("simulated: 100 %, 18 h of virtual time\n"), pulsa.err);
        assertEquals(0, pulsa.run("", command), () -> pulsa.err);
        assertEquals(first, pulsa.out, "the same seed, the same result");
    }

    @Test
    void theGainPublishedAndSimulatedInOneReport() throws Exception {
        Path out = dir.resolve("gain");
        String[] command = {
            "study", "gain", "--time", "3h", "--replications", "2", "--seed", "7", "--json", "--out", out.toString()
        };
        assertEquals(0, pulsa.run("", command), () -> pulsa.err);
        JsonNode report = new ObjectMapper().readTree(pulsa.out);
        JsonNode gains = report.path("tables").path("gains").path("rows");
        assertEquals(11, gains.size());
        assertEquals("27755305.17", gains.path(0).path("normal_revenue_rupiah").textValue());
        assertEquals("33995915.35", gains.path(0).path("dynamic_revenue_rupiah").textValue());
        assertEquals(
                "9851382001.73", gains.path(1).path("dynamic_revenue_rupiah").textValue());
        assertEquals(34.05, gains.path(1).path("gain_percent").doubleValue());
        assertEquals("busy hour, step", gains.path(5).path("reading").textValue());
        for (int i = 5; i < gains.size(); i++) {
            JsonNode row = gains.path(i);
            double gain = row.path("gain_percent").doubleValue();
            assertTrue(gain > 0 && gain < 30, row::toString);
            assertTrue(row.path("gain_half_percent").isNumber(), row::toString);
        }
        for (String name : List.of("gos-busy-hour", "gos-day")) {
            JsonNode classes = report.path("tables").path(name).path("rows");
            assertEquals(6, classes.size());
            for (String field : List.of("cells_0", "cells_1", "cells_2", "cells_3")) {
                assertEquals(
                        57,
                        classes.valueStream()
                                .mapToDouble(row -> row.path(field).asDouble())
                                .sum(),
                        0.1);
            }
        }
        assertTrue(pulsa.err.contains("simulated: 100 %, 248 h of virtual time\n"), pulsa.err);
        assertEquals(12, Files.readAllLines(out.resolve("gains.csv")).size());
        assertSelfContained(Files.readString(out.resolve("gain.html")));
    }

    @Test
    void oneReplicationHasNoInterval() throws Exception {
        assertEquals(0, pulsa.run("", "study", "simulate", "--time", "1h", "--replications", "1"), () -> pulsa.err);
        assertTrue(pulsa.out.contains("One replication gives no"), pulsa.out);
        String revenue = pulsa.out
                .lines()
                .filter(line -> line.startsWith("Revenue, "))
                .findFirst()
                .orElseThrow();
        assertFalse(revenue.contains("±"), revenue);
    }

    @Test
    void aSimulationThatCannotBeIsRefused() throws Exception {
        refused("--regime", "channels");
        refused("--regime", "chanels+flat");
        refused("--regime", "channels+cheap");
        refused("--time", "0s");
        refused("--replications", "0");
        assertEquals("pulsa: --replications: expected 1 to 1000, found 0\n", pulsa.err);
        refused("--time", "400d");
        refused("--day", "monday");
        refused("--plan", "no such plan");
        refused("--handovers", "-1");
        Path loads = Files.writeString(dir.resolve("loads.csv"), "cell,load_erl\nKayoon_1,many\n");
        refused("--loads", loads.toString());
        assertTrue(pulsa.err.contains("line 2: \"many\" is no load in erlang"), pulsa.err);
    }

    private void refused(String... options) {
        List<String> command = new ArrayList<>(List.of("study", "simulate"));
        command.addAll(List.of(options));
        assertEquals(2, pulsa.run("", command.toArray(String[]::new)), pulsa.out);
        assertTrue(pulsa.err.startsWith("pulsa: "), pulsa.err);
        assertEquals("", pulsa.out);
    }
}
