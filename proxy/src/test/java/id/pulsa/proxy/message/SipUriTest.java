package id.pulsa.proxy.message;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "sip:1000@lab.test | sip | 1000 | lab.test | -1 | sip:1000@lab.test",
                "SIP:1000:secret@lab.test:5070 | sip | 1000 | lab.test | 5070 | sip:1000@lab.test:5070",
                "sip:lab.test | sip | ^^ | lab.test | -1 | sip:lab.test",
                "sips:a@[2001:db8::1]:5061;lr | sips | a | 2001:db8::1 | 5061 | sips:a@[2001:db8::1]:5061;lr",
                "sip:+62-31;phone-context=id@h;user=phone | sip | +62-31 | h | -1 | sip:+62-31@h;user=phone",
                "sip:al;day=tue@h | sip | al;day=tue | h | -1 | sip:al;day=tue@h",
                "sip:1a;b@h | sip | 1a;b | h | -1 | sip:1a;b@h",
                "sip:a%40b@h | sip | a@b | h | -1 | sip:a%40b@h",
                "sip:%C3%B6@h?subject=x&y= | sip | ö | h | -1 | sip:%C3%B6@h",
                "sip:*100#@h | sip | *100# | h | -1 | sip:*100%23@h",
                "tel:+62-31-(555).1;ext=7 | tel | +62315551 | ^^ | -1 | tel:+62315551;ext=7"
            })
    void reads(String text, String scheme, String user, String host, int port, String written) {
        SipUri uri = requireNonNull(SipUri.parse(text));
        assertEquals(scheme, uri.scheme());
        assertEquals(user, uri.user());
        assertEquals(host, uri.host());
        assertEquals(port, uri.hostPort().port());
        assertEquals(written, uri.toString());
        assertEquals(uri, SipUri.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip",
                "sip:",
                "sip:@h",
                "sip::pw@h",
                "sip:a@",
                "sip:a@b@c",
                "sip:a b@h",
                "sip:a@h:0",
                "sip:a@h:65536",
                "sip:a@h:",
                "sip:a@h: 5",
                "sip:a@[::1",
                "sip:a@[]",
                "sip:a@[abcd]",
                "sip:a%4@h",
                "sip:a%zz@h",
                "sip:a@h;",
                "sip:a@h;;x",
                "sip:a@h;=x",
                "sip:a@h?",
                "sip:a@h?x",
                "sip:<a>@h",
                "sip:\"a\"@h",
                "tel:",
                "tel:abz",
                "tel:1@h",
                "http://h",
                "sip:ö@h"
            })
    void refuses(String text) {
        assertNull(SipUri.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX: y", "a@b;c:d", "<>\"", "\0", "日本", "100%"})
    void escapesAnyUser(String user) {
        String written = "sip:" + SipUri.escapeUser(user) + "@h";
        assertEquals(user, requireNonNull(SipUri.parse(written)).user());
        StrictJudge.accepts(Samples.builder(written).buildRequest());
    }
}
