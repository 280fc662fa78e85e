package id.pulsa.charging.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberPatternTest {
    @ParameterizedTest
    @CsvSource({
        "0812, 0812, true",
        "0812, 08123, false",
        "0812, 081, false",
        "0812*, 0812, true",
        "0812*, 08123, true",
        "0812*, 0811, false",
        "0812*, 081, false",
        "*, 0812, true",
        "*100, *100, true",
        "*100, 100, false",
        "*1*, *100, true",
        "*1*, 100, false",
    })
    void aStarBehindItMeansTheBeginning(String pattern, String number, boolean matches) {
        NumberPattern read = NumberPattern.parse(pattern);
        assertEquals(matches, read.matches(number));
        assertEquals(pattern, read.toString());
    }

    @Test
    void theEndIsBehindAllThatBeginSo() {
        assertEquals("0813", NumberPattern.startingWith("0812").end());
        assertEquals("08:", NumberPattern.startingWith("089").end());
        assertEquals("\ue000", NumberPattern.startingWith("\ud7ff").end());
        assertEquals("b", NumberPattern.startingWith("a\udbff\udfff").end());
        assertNull(NumberPattern.startingWith("\udbff\udfff").end());
        assertNull(NumberPattern.startingWith("").end());
    }

    @Test
    void nothingAndTooMuchIsNoNumber() {
        assertThrows(IllegalArgumentException.class, () -> NumberPattern.parse(""));
        assertThrows(IllegalArgumentException.class, () -> NumberPattern.parse("1".repeat(129)));
    }
}
