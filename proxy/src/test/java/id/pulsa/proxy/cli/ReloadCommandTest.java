package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Severity;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.admin.ReloadResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pulsa reload}, from the command line through the control API and back. */
class ReloadCommandTest {
    @TempDir
    private Path dir;

    @Test
    void saysWhatChanged() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            pulsa.tariffs.next = new ReloadResult.Accepted(
                    pulsa.tariffs.inForce(),
                    true,
                    List.of("plan gold is new"),
                    List.of("cell Kayoon_1: channels 17 → 20"),
                    List.of("sip.listen"),
                    List.of(new Finding(
                            "config/tariffs.yaml", 7, 15, Severity.WARNING, "prefix \"08\" is hardly ever used")));
            assertEquals(0, pulsa.run("", "reload"), () -> pulsa.err);
            assertEquals("""
                    tariffs version 3 in force
                      plan gold is new
                    cells in force
                      cell Kayoon_1: channels 17 → 20
                    sip.listen changed: takes effect at the next start
                    """, pulsa.out);
            assertEquals("config/tariffs.yaml:7:15: warning: prefix \"08\" is hardly ever used\n", pulsa.err);
            assertEquals(0, pulsa.run("", "reload", "--json"), () -> pulsa.err);
            Document document = Json.read(pulsa.out);
            assertEquals(List.of("plan gold is new"), document.texts("price_changes"));
            assertEquals("2026-11-22T10:00:00.000+07:00", document.text("loaded"));
            assertEquals(7, document.documents("warnings").get(0).number("line", 0));
        }
    }

    @Test
    void saysWhenNothingChanged() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            pulsa.tariffs.next = new ReloadResult.Accepted(
                    pulsa.tariffs.inForce(), false, List.of(), List.of(), List.of(), List.of());
            assertEquals(0, pulsa.run("", "reload"), () -> pulsa.err);
            assertEquals("the tariffs have not changed: version 3 stays in force\n", pulsa.out);
        }
    }

    @Test
    void aMistakeIsShownWithItsPlace() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.live(dir)) {
            pulsa.tariffs.next = new ReloadResult.Rejected(List.of(
                    new Finding("config/tariffs.yaml", 12, 5, Severity.ERROR, "unknown key \"conection_fee\""),
                    new Finding("config/cells.yaml", 0, 0, Severity.ERROR, "no such file")));
            assertEquals(2, pulsa.run("", "reload"));
            assertEquals("", pulsa.out);
            assertEquals("""
                    config/tariffs.yaml:12:5: unknown key "conection_fee"
                    config/cells.yaml: no such file
                    pulsa: the configuration files hold mistakes; nothing has changed
                    """, pulsa.err);
            assertEquals(2, pulsa.run("", "reload", "--json"));
            Document first = Json.read(pulsa.out).documents("findings").get(0);
            assertEquals(12, first.number("line", 0));
            assertEquals(5, first.number("column", 0));
        }
    }

    @Test
    void needsARunningGateway() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir)) {
            assertEquals(1, pulsa.run("", "reload"));
            assertTrue(pulsa.err.startsWith("pulsa: no gateway is running on "), pulsa.err);
        }
    }
}
