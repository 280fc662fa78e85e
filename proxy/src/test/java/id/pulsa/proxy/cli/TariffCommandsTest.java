package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.yaml.Finding;
import id.pulsa.charging.yaml.Severity;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.admin.ReloadResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pulsa tariff}, from the command line through the control API and back. */
class TariffCommandsTest {
    @TempDir
    private Path dir;

    private PulsaUnderTest pulsa;
    private Path edited;
    private String shipped;
    private Path draft;

    @BeforeEach
    void start() throws Exception {
        pulsa = PulsaUnderTest.live(dir);
        edited = dir.resolve("edited/tariffs.yaml");
        shipped = Files.readString(edited);
        draft = dir.resolve("draft.yaml");
        Files.writeString(draft, shipped.replaceFirst(" price: \"1.00\"", " price: \"9.00\""));
    }

    @AfterEach
    void stop() {
        pulsa.close();
    }

    @Test
    void printsAndChecksTexts() throws Exception {
        assertEquals(0, pulsa.run("", "tariff", "text"), () -> pulsa.err);
        assertEquals(shipped, pulsa.out);
        assertEquals(1, pulsa.run("", "tariff", "text", "--file", "none.csv"));
        assertEquals("pulsa: there is no file \"none.csv\"; there are tariffs.yaml\n", pulsa.err);
        assertEquals(0, pulsa.run("", "tariff", "check", draft.toString()), () -> pulsa.err);
        assertEquals("""
                no mistake; it would change:
                  plan lab, any: price 1.00 per 1 s → 9.00 per 1 s
                """, pulsa.out);
        assertEquals(0, pulsa.run(shipped, "tariff", "check", "-"), () -> pulsa.err);
        assertEquals("no mistake; changes no price\n", pulsa.out);
        assertEquals(2, pulsa.run("plans: {lab: {slise: 1s}}\n", "tariff", "check", "-"));
        assertTrue(pulsa.err.startsWith(edited + ":1:15: unknown key \"slise\"; did you mean \"slice\"?\n"), pulsa.err);
        assertEquals(2, pulsa.run("plans: 1\n", "tariff", "check", "-", "--json"));
        assertEquals(1, Json.read(pulsa.out).number("errors", 0));
        assertEquals(2, pulsa.run("", "tariff", "check", dir.resolve("none").toString()));
        assertEquals(shipped, Files.readString(edited));
    }

    @Test
    void appliesAndGoesBack() throws Exception {
        assertEquals(0, pulsa.run("", "tariff", "apply", draft.toString(), "--comment", "dearer"), () -> pulsa.err);
        assertEquals("tariffs version 3 in force\n  a price\n", pulsa.out);
        assertEquals(Files.readString(draft), Files.readString(edited));
        assertEquals(0, pulsa.run("", "tariff", "history"), () -> pulsa.err);
        assertEquals("""
                VERSION  AT                   WHO    RESTORES  ON DISK  COMMENT
                      2  2026-11-22 10:00:00  local         -  true     dearer
                      1  2026-11-22 10:00:00  -             -  false    -
                """, pulsa.out);
        assertEquals(0, pulsa.run("", "tariff", "text", "1"), () -> pulsa.err);
        assertEquals(shipped, pulsa.out);
        assertEquals(0, pulsa.run("", "tariff", "restore", "1", "--comment", "too dear"), () -> pulsa.err);
        assertEquals(shipped, Files.readString(edited));
        assertEquals(0, pulsa.run("", "tariff", "history", "--json"), () -> pulsa.err);
        assertTrue(pulsa.out.contains("\"comment\":\"too dear\",\"restored\":1"), pulsa.out);
        assertEquals(1, pulsa.run("", "tariff", "restore", "7"));
        assertEquals("pulsa: version 7 is not kept\n", pulsa.err);
    }

    @Test
    void mistakesAreShownWithTheirPlace() throws Exception {
        pulsa.tariffs.next = new ReloadResult.Rejected(
                List.of(new Finding("config/cells.yaml", 3, 1, Severity.ERROR, "unknown key \"chanels\"")));
        assertEquals(2, pulsa.run("", "tariff", "apply", draft.toString()));
        assertEquals("""
                config/cells.yaml:3:1: unknown key "chanels"
                pulsa: the gateway does not accept its configuration files with this text; what was there is back
                """, pulsa.err);
        assertEquals(shipped, Files.readString(edited));
        assertEquals(2, pulsa.run("plans: 1\n", "tariff", "apply", "-"));
        assertTrue(pulsa.err.endsWith("pulsa: the text holds mistakes; nothing has changed\n"), pulsa.err);
    }
}
