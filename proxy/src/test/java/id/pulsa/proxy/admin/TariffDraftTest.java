package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffDraftTest {
    private static TariffDraft read(String json) {
        return TariffDraft.of(Json.read(json));
    }

    @Test
    void readsTextsAndComment() {
        assertEquals(new TariffDraft(Map.of("tariffs.yaml", "a"), null), read("{\"text\":\"a\"}"));
        TariffDraft two = read(
                "{\"files\":[{\"name\":\"tariffs.yaml\",\"text\":\"a\"},{\"name\":\"b.csv\",\"text\":\"\"}],\"comment\":\" why \"}");
        assertEquals(new TariffDraft(Map.of("tariffs.yaml", "a", "b.csv", ""), "why"), two);
        assertEquals(two, TariffDraft.of(Json.read(two.document().toString())), "as it is sent");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            {}                                                          | "text" or "files" is missing
            {"files":[]}                                                | "text" or "files" is missing
            {"text":1}                                                  | "text" must be a text
            {"files":[{"text":"a"}]}                                    | "name" is missing
            {"files":[{"name":"a"}]}                                    | "text" is missing
            {"text":"a","files":[{"name":"tariffs.yaml","text":"b"}]}   | the text of "tariffs.yaml" is given twice
            {"text":"a","comment":"two\\nlines"}                        | "comment" must be one line of at most 200 characters
            """)
    void refuses(String json, String why) {
        assertEquals(
                why,
                assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage());
    }

    @Test
    void isBounded() {
        assertThrows(
                IllegalArgumentException.class, () -> read("{\"text\":\"a\",\"comment\":\"" + "c".repeat(201) + "\"}"));
        String files = "{\"name\":\"a\",\"text\":\"\"},".repeat(101);
        assertThrows(
                IllegalArgumentException.class,
                () -> read("{\"files\":[" + files.substring(0, files.length() - 1) + "]}"));
    }
}
