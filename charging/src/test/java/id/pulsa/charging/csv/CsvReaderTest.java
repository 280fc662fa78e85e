package id.pulsa.charging.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    private static CsvReader reader(String text) throws IOException {
        return new CsvReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** In the table, ; stands for a line feed, ^ for a carriage return, ' for a quote, | ends a field. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '!', textBlock = """
                    a,b; ! [a|b]
                    a,b ! [a|b]
                    a,b^;c^; ! [a|b][c]
                    a^b ! [a][b]
                    ;;a;;;b;; ! [a][b]
                    ,; ! [|]
                    a,; ! [a|]
                    ''; ! []
                    'a,b',c ! [a,b|c]
                    'a''b' ! [a'b]
                    'a;b',c;d ! [a;b|c][d]
                    'a^;b' ! [a^;b]
                    \uFEFFa,b ! [a|b]
                    é,€ ! [é|€]
                    """)
    void readsRecords(String text, String expected) throws IOException {
        CsvReader reader = reader(plain(text));
        StringBuilder found = new StringBuilder();
        for (List<String> record = reader.record(); record != null; record = reader.record()) {
            found.append('[').append(String.join("|", record)).append(']');
        }
        assertEquals(plain(expected), found.toString());
    }

    private static String plain(String text) {
        return text.replace(';', '\n').replace('^', '\r').replace('\'', '"');
    }

    @Test
    void knowsTheLine() throws IOException {
        CsvReader reader = reader("a\r\n\r\n\"b\n\nb\"\nc\rd");
        List<Integer> lines = new ArrayList<>();
        while (reader.record() != null) {
            lines.add(reader.line());
        }
        assertEquals(List.of(1, 3, 6, 7), lines);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '!', textBlock = """
            # the first record decides
            a,b\\nc;d,e\\tf ! [a|b][c;d|e\tf]
            a;b\\nc;d,e    ! [a|b][c|d,e]
            a\\tb\\nc\\td;e   ! [a|b][c|d;e]
            a\\nc,d;e      ! [a][c|d;e]
            'a,b';c\\nd    ! [a,b|c][d]
            """)
    void semicolonsOrTabsMaySeparate(String text, String expected) throws IOException {
        CsvReader reader = reader(text.translateEscapes().replace('\'', '"'));
        StringBuilder found = new StringBuilder();
        for (List<String> record = reader.record(); record != null; record = reader.record()) {
            found.append('[').append(String.join("|", record)).append(']');
        }
        assertEquals(expected, found.toString());
    }

    @Test
    void knowsWhereEachFieldBegins() throws IOException {
        CsvReader reader = reader("\uFEFFa,bc\r\n,\"x\ny\",\"\"\"\",z\n");
        assertEquals("1:1 1:3", places(reader));
        assertEquals("2:1 2:2 3:4 3:9", places(reader));
    }

    private static String places(CsvReader reader) throws IOException {
        List<String> record = reader.record();
        assertNotNull(record);
        List<String> places = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            places.add(reader.line(i) + ":" + reader.column(i));
        }
        return String.join(" ", places);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    'a      | not closed
                    'a'b    | after a closing quote
                    a'b     | does not begin with one
                    """)
    void refusesBrokenQuotes(String text, String message) throws IOException {
        CsvReader reader = reader(plain(text));
        String found =
                assertThrows(IllegalArgumentException.class, reader::record).getMessage();
        assertTrue(String.valueOf(found).contains(message), found);
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNoFile() throws IOException {
        CsvReader reader = reader("a,\"" + "x,y\n".repeat(100_000));
        assertThrows(IllegalArgumentException.class, reader::record);
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        CsvReader reader = new CsvReader(
                new ByteArrayInputStream(("a\n".repeat(100_000) + "é").getBytes(StandardCharsets.ISO_8859_1)));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> {
            while (reader.record() != null) {
                assertTrue(reader.line() > 0);
            }
        });
        assertTrue(String.valueOf(refused.getMessage()).startsWith("not UTF-8"));
        assertEquals(100_001, reader.line());
    }

    @Test
    void emptyIsNoRecord() throws IOException {
        assertNull(reader("").record());
    }
}
