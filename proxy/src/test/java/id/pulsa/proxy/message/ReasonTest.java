package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            SIP;cause=200;text="Call completed elsewhere" | SIP   | 200 | Call completed elsewhere
            Q.850 ; cause=16                              | Q.850 | 16  | ^^
            X;text="a, b; c"                              | X     | -1  | a, b; c
            """)
    void reads(String value, String protocol, int cause, String text) {
        SipRequest request = Samples.request(Samples.with("Reason", "Reason: " + value));
        assertEquals(List.of(new Reason(protocol, cause, text)), Reason.of(request));
    }

    @Test
    void readsSeveral() {
        String rows = "Reason: SIP;cause=486, Q.850;cause=17\nReason: Q.850;cause=16";
        assertEquals(
                List.of(new Reason("SIP", 486, ""), new Reason("Q.850", 17, ""), new Reason("Q.850", 16, "")),
                Reason.of(Samples.request(Samples.with("Reason", rows))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "SIP;cause=x",
                "SIP;cause=99999999999",
                "SIP;cause=-5",
                "SIP (abc\\",
                "SIP;text=\"a",
                "\""
            })
    @Timeout(20)
    void leavesOutWhatIsMalformed(String value) {
        assertEquals(List.of(), Reason.of(Samples.request(Samples.with("Reason", "Reason: " + value))));
    }

    @Test
    void writesWhatItReads() {
        Reason reason = new Reason("Q.850", 16, "say \"bye\"\r\nEvil: x");
        SipRequest bye = Samples.builder("sip:b@h")
                .add(HeaderName.REASON, reason.toString())
                .buildRequest();
        StrictJudge.accepts(bye);
        assertThrows(IllegalArgumentException.class, () -> new Reason("a b", 1, ""));
    }

    @Test
    void fencesTheLibrary() {
        assertThrows(
                IllegalArgumentException.class,
                () -> JainFence.read(HeaderName.VIA, "x", gov.nist.javax.sip.header.Via.class, via -> via));
        String tooLong = "SIP;text=\"" + "x".repeat(JainFence.LONGEST_VALUE) + "\"";
        assertNull(
                JainFence.read(HeaderName.REASON, tooLong, gov.nist.javax.sip.header.Reason.class, reason -> reason));
    }
}
