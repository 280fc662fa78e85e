package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            application/sdp                | application | sdp     | true
            Application / SDP ; q=0.5      | application | sdp     | true
            application/sdp;q=0            | application | sdp     | false
            application/sdp;q=0.000        | application | sdp     | false
            application/sdp;q=0.001        | application | sdp     | true
            */*                            | *           | *       | true
            multipart/mixed;boundary="a;b" | multipart   | mixed   | true
            """)
    void reads(String value, String type, String subtype, boolean accepts) {
        MediaType media = MediaType.parse(value);
        assertNotNull(media);
        assertEquals(type, media.type());
        assertEquals(subtype, media.subtype());
        assertEquals(accepts, media.accepts());
    }

    @Test
    void unquotesParameters() {
        MediaType media = MediaType.parse("multipart/mixed;x;Boundary=\"a;b\"");
        assertNotNull(media);
        assertEquals("a;b", media.parameter("boundary"));
        assertEquals("", media.parameter("x"));
        assertNull(media.parameter("y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "application", "application/", "/sdp", "a/b/c", "a b/c", "a;b/c", "a/b;=c", "a/b;c=\""})
    void readsNothingElse(String value) {
        assertNull(MediaType.parse(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # rows                                        | text            | stands there
            Accept: application/SDP                       | application/sdp | true
            Accept: text/plain\\nAccept: a/b,application/sdp;q=1 | application/sdp | true
            Accept: application/sd                        | application/sdp | false
            Accept:                                       | application/sdp | false
            Accept-Language: application/sdp              | application/sdp | false
            Content-Type: application/sdp                 | application/sdp | false
            Accept: application/sd\\nAccept: p             | application/sdp | false
            """)
    void isFoundInAHeaderWithoutReadingIt(String rows, String text, boolean stands) {
        SipRequest request = Samples.request(Samples.with("Accept", rows.replace("\\n", "\n")));
        assertEquals(stands, request.mentions(HeaderName.ACCEPT, text));
    }
}
