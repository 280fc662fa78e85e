package id.pulsa.charging.yaml;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Mark LATER = new Mark("f", 9, 1);
    private static final Mark EARLIER = new Mark("f", 2, 3);

    private final Findings findings = new Findings();

    @Test
    void warningsEndNothing() {
        findings.warn(LATER, "never used");
        assertEquals(0, findings.count());
        assertDoesNotThrow(findings::throwIfAny);
        assertEquals("[f:9:1: warning: never used]", findings.list().toString());
    }

    @Test
    void mistakesComeWithTheWarningsInReadingOrder() {
        findings.add(LATER, "wrong");
        findings.warn(EARLIER, "never used");
        ConfigException thrown = assertThrows(ConfigException.class, findings::throwIfAny);
        assertEquals("f:2:3: warning: never used\nf:9:1: wrong", thrown.getMessage());
        assertEquals(
                List.of(Severity.WARNING, Severity.ERROR),
                thrown.findings().stream().map(Finding::severity).toList());
    }

    @Test
    void aFloodOfWarningsHidesNoMistake() {
        for (int i = 0; i < 2 * Findings.MAX_FINDINGS; i++) {
            findings.warn(EARLIER, "number " + i);
        }
        findings.add(LATER, "wrong\nin \u001b[31mred");
        assertEquals(Findings.MAX_FINDINGS + 1, findings.list().size());
        assertEquals(
                "f:9:1: wrong in ?[31mred",
                findings.list().get(Findings.MAX_FINDINGS).toString());
    }
}
