package id.pulsa.proxy.aoc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Currency;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.message.StrictJudge;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvisedBodyTest {
    private static final byte[] DOCUMENT = new AocDocuments(Currency.IDR).total(12_500_000);
    private static final String BOUNDARY = "0123456789abcdef";

    private static MessageBuilder response() {
        return MessageBuilder.response(200, "OK")
                .add(HeaderName.VIA, "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1")
                .add(HeaderName.FROM, "<sip:a@lab.test>;tag=1")
                .add(HeaderName.TO, "<sip:b@lab.test>;tag=2")
                .add(HeaderName.CALL_ID, "1")
                .add(HeaderName.CSEQ, "1 INVITE")
                .add(HeaderName.CONTACT, "<sip:192.0.2.1>");
    }

    @Test
    void aloneItIsTheBody() {
        SipResponse response = AdvisedBody.alone(response(), DOCUMENT).buildResponse();
        StrictJudge.accepts(response);
        assertArrayEquals(DOCUMENT, response.body());
        assertEquals(AocMediaType.NAME, response.header(HeaderName.CONTENT_TYPE));
        assertEquals("render;handling=optional", response.header(HeaderName.CONTENT_DISPOSITION));
        assertTrue(AocMediaType.isBodyOf(response));
    }

    /** Whatever the other body is: the judge reads it, and every byte of it is there. */
    @Test
    void besideAnyOtherBody() {
        long seed = new Random().nextLong();
        System.out.println("AdvisedBodyTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            byte[] body = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(body);
            SipResponse other = response().body("application/sdp", body).buildResponse();
            SipResponse both =
                    AdvisedBody.beside(other, response(), DOCUMENT, BOUNDARY).buildResponse();
            StrictJudge.accepts(both);
            assertEquals("multipart/mixed;boundary=" + BOUNDARY, both.header(HeaderName.CONTENT_TYPE));
            String latin = new String(both.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
            String kept = new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertTrue(
                    latin.startsWith("--" + BOUNDARY + "\r\nContent-Type: application/sdp\r\n"
                            + "Content-Disposition: session\r\n\r\n" + kept + "\r\n--" + BOUNDARY
                            + "\r\nContent-Type: application/vnd.etsi.aoc+xml\r\n"),
                    latin);
            assertTrue(latin.endsWith(new String(DOCUMENT, UTF_8) + "\r\n--" + BOUNDARY + "--\r\n"), latin);
        }
    }

    @Test
    void keepsWhatTheOtherBodyIsFor() {
        SipResponse other = response()
                .add(HeaderName.CONTENT_DISPOSITION, "early-session;handling=optional")
                .body("application/sdp", "v=0\r\n".getBytes(UTF_8))
                .buildResponse();
        SipResponse both =
                AdvisedBody.beside(other, response(), DOCUMENT, BOUNDARY).buildResponse();
        String text = new String(both.body(), UTF_8);
        assertTrue(text.contains("\r\nContent-Disposition: early-session;handling=optional\r\n\r\nv=0\r\n"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # type                      | other header       | value | bytes | body             | fits
            application/sdp             |                    |       | 100   |                  | true
            multipart/mixed;boundary=x  |                    |       | 100   |                  | false
            application/sdp             | Content-Encoding   | gzip  | 100   |                  | false
            application/sdp             | Content-Language   | id    | 100   |                  | false
            application/sdp             |                    |       | 40000 |                  | false
            application/sdp             |                    |       | 0     | 0123456789abcdef | false
            no type                     |                    |       | 100   |                  | false
            """)
    void leavesAloneWhatItWouldBreak(String type, String header, String value, int bytes, String start, boolean fits) {
        MessageBuilder builder = response();
        if (header != null) {
            builder.add(HeaderName.of(header), value);
        }
        String body = (start == null ? "" : start) + "a".repeat(bytes);
        SipResponse other = builder.body(type, body.getBytes(UTF_8)).buildResponse();
        assertEquals(fits, AdvisedBody.fitsBeside(other, BOUNDARY));
        if (!fits) {
            assertThrows(
                    IllegalArgumentException.class, () -> AdvisedBody.beside(other, response(), DOCUMENT, BOUNDARY));
        }
    }
}
