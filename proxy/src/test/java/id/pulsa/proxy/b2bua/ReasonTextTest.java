package id.pulsa.proxy.b2bua;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.message.MessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What phones show, and what the Reason header says. */
class ReasonTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Balance IDR 1,500.00 until 31 Dec 2026 | Balance IDR 1,500.00 until 31 Dec 2026
            Pulsa -Rp 1.500,00                     | Pulsa -Rp 1.500,00
            *888#: "50%" <of> it                   | *888.: .50.. .of. it
            Guthaben: 5 €, größer                  | Guthaben: 5 ., gr..er
            """)
    void phrases(String text, String phrase) {
        assertEquals(phrase, ReasonText.phrase(text));
        assertEquals(
                phrase, MessageBuilder.response(603, phrase).buildResponse().reasonPhrase());
    }

    @Test
    void phrasesAreShort() {
        assertEquals("x".repeat(80), ReasonText.phrase("x".repeat(200)));
        assertEquals("a..b", ReasonText.phrase("a\r\nb"));
    }

    @Test
    void reasons() {
        assertEquals("SIP;cause=603;text=\"say \\\"hi\\\" \\\\ there\"", ReasonText.sip(603, "say \"hi\" \\ there"));
    }
}
