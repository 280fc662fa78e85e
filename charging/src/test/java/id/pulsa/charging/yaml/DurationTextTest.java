package id.pulsa.charging.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "10s, 10000, 10s", "500ms, 500, 500ms", "2m, 120000, 2m", "1h, 3600000, 1h", "7d, 604800000, 168h",
        "PT10S, 10000, 10s", "PT1M30S, 90000, 90s", "P1DT1S, 86401000, 86401s", "10 s, 10000, 10s", "0s, 0, 0s",
        "1500ms, 1500, 1500ms"
    })
    void readsAndShows(String text, long millis, String shown) {
        assertEquals(Duration.ofMillis(millis), DurationText.parse(text));
        assertEquals(shown, DurationText.format(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "s", "-1s", "1.5s", "10 sec", "1h30m", "PT", "PT-1S", "P1Y", "10S", "999999999999999d"
            })
    void refusesTheRest(String text) {
        assertEquals(
                "expected a duration such as \"10s\", \"500ms\", \"2m\", \"1h\" or \"PT10S\", found \"" + text + "\"",
                assertThrows(IllegalArgumentException.class, () -> DurationText.parse(text))
                        .getMessage());
    }
}
