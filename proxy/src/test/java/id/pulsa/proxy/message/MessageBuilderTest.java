package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBuilderTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\r\nEvil: b", "a\nb", "a\rb", "ö\nb", "a\0b", "a\\\nb"})
    void refusesWhatBreaksAMessageApart(String value) {
        MessageBuilder builder = MessageBuilder.response(200, "OK");
        assertThrows(IllegalArgumentException.class, () -> builder.add(HeaderName.SUBJECT, value));
        assertThrows(IllegalArgumentException.class, () -> MessageBuilder.response(200, value));
        assertThrows(IllegalArgumentException.class, () -> MessageBuilder.request(Method.BYE, "sip:" + value));
        assertThrows(IllegalArgumentException.class, () -> HeaderName.of(value));
        assertThrows(IllegalArgumentException.class, () -> new Method(value));
        SipRequest request = Samples.request(Samples.OPTIONS);
        assertThrows(IllegalArgumentException.class, () -> MessageBuilder.responseTo(request, 200, "OK", value));
    }

    @Test
    void addsNothingBehindTheBody() {
        MessageBuilder builder = MessageBuilder.response(200, "OK").body("text/plain", new byte[3]);
        assertThrows(IllegalStateException.class, () -> builder.add(HeaderName.SUBJECT, "x"));
        SipRequest other = Samples.request(Samples.OPTIONS);
        assertThrows(IllegalStateException.class, () -> builder.copy(other, HeaderName.VIA));
    }

    @Test
    void copiesBytesAndUnfoldsWhatWasFolded() {
        SipRequest plain = Samples.request(Samples.with("X", "X-Odd:   \"ö  ü\""));
        SipRequest copy = MessageBuilder.request(Method.OPTIONS, "sip:b@h")
                .copyAllBut(plain, Set.of())
                .body(plain)
                .buildRequest();
        assertEquals(true, copy.toString().contains("\r\nX-Odd:   \"ö  ü\"\r\n"));
        SipRequest folded = Samples.request(Samples.with("Subject", "s: one  two\n \t three"));
        SipRequest unfolded = MessageBuilder.request(Method.OPTIONS, "sip:b@h")
                .copyAllBut(folded, Set.of())
                .body(folded)
                .buildRequest();
        assertEquals("one  two three", unfolded.header(HeaderName.SUBJECT));
        assertFalse(unfolded.toString().contains("\r\n "));
        StrictJudge.accepts(unfolded);
    }

    @Test
    void keepsTheToAsItCameAndAddsTheTag() {
        SipRequest request = Samples.request(Samples.with("To", "To: sip:1000@lab.test;x=\"a;tag=b\"  "));
        assertNull(request.to().tag());
        SipResponse answer = MessageBuilder.responseTo(request, 200, "OK", "t1").buildResponse();
        assertEquals("sip:1000@lab.test;x=\"a;tag=b\";tag=t1", answer.header(HeaderName.TO));
        assertEquals("t1", answer.to().tag());
    }

    /** A stranger's received would aim our responses at somebody else. */
    @Test
    void neverReturnsWhatTheSenderSaysOfReceived() {
        SipRequest request = Samples.request(
                Samples.with("Via", "Via: SIP/2.0/UDP 192.0.2.1;received=203.0.113.9;branch=z9hG4bK1,SIP/2.0/TCP h2"));
        request.cameFrom("192.0.2.1", 5060);
        SipResponse answer = MessageBuilder.responseTo(request, 200, "OK", "t1").buildResponse();
        assertNull(answer.topVia().received());
        assertEquals("SIP/2.0/TCP h2", answer.values(HeaderName.VIA).get(1));
        request.cameFrom("198.51.100.1", 5060);
        assertEquals(
                "198.51.100.1",
                MessageBuilder.responseTo(request, 200, "OK", "t1")
                        .buildResponse()
                        .topVia()
                        .received());
    }
}
