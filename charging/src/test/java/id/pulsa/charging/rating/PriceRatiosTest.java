package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceRatiosTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # before          | from   | ratio | after
            1000              | 0      | 1400  | 1400
            1000              | 60000  | 1400  | 1000,60000:1400
            1000              | 60000  | 1000  | 1000
            1000,60000:1400   | 60000  | 1200  | 1000,60000:1200
            1000,60000:1400   | 60000  | 1000  | 1000
            1000,60000:1400   | 90000  | 1400  | 1000,60000:1400
            1000,60000:1400   | 90000  | 1000  | 1000,60000:1400,90000:1000
            1000,60000:1400   | 30000  | 1100  | 1000,30000:1100
            1000,60000:1400   | 30000  | 1000  | 1000
            """)
    void changes(String before, long from, int ratio, String after) {
        PriceRatios changed = PriceRatios.parse(before).from(from, ratio);
        assertEquals(after, changed.toString());
        assertEquals(PriceRatios.parse(after), changed);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,      1000, 60000
            59999,  1000, 60000
            60000,  1400, 90000
            89999,  1400, 90000
            90000,  1200, 9223372036854775807
            999999, 1200, 9223372036854775807
            """)
    void whatIsInForceWhen(long talk, int ratio, long next) {
        PriceRatios ratios = PriceRatios.parse("1000,60000:1400,90000:1200");
        assertEquals(ratio, ratios.at(talk));
        assertEquals(next, ratios.nextChange(talk));
    }

    @Test
    void anEndlessCallDoesNotGrowWithoutEnd() {
        PriceRatios ratios = PriceRatios.NORMAL;
        for (int i = 1; i <= 5_000; i++) {
            ratios = ratios.from(i, 1_000 + i % 2);
        }
        assertEquals(PriceRatios.NEVER, ratios.nextChange(PriceRatios.MAX_CHANGES));
        assertEquals(PriceRatios.MAX_CHANGES, ratios.nextChange(PriceRatios.MAX_CHANGES - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "10001", "1000,", "1000,5", "1000,5:1000", "1000,9:1400,5:1200", ":1000"})
    void whatIsNoRatioIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> PriceRatios.parse(text));
    }
}
