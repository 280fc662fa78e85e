package id.pulsa.charging.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', ab, 2",
        "price, price, 0",
        "prcie, price, 1",
        "pric, price, 1",
        "prices, price, 1",
        "prixe, price, 1",
        "conection_fee, connection_fee, 1",
        "kitten, sitting, 3"
    })
    void countsTypingMistakes(String a, String b, int mistakes) {
        assertEquals(mistakes, Suggestion.distance(a, b));
        assertEquals(mistakes, Suggestion.distance(b, a));
    }

    @Test
    void suggestsTheNearestKnownWordOrNamesThemAll() {
        List<String> known = List.of("price", "per", "prefix");
        assertEquals("; did you mean \"price\"?", Suggestion.hint("prise", known));
        assertEquals("; did you mean \"prefix\"?", Suggestion.hint("prefx", known));
        assertEquals("; known are \"price\", \"per\", \"prefix\"", Suggestion.hint("colour", known));
        assertEquals("", Suggestion.hint("price", List.of()));
        assertNull(Suggestion.nearest("p".repeat(101), List.of("p".repeat(101))));
    }
}
