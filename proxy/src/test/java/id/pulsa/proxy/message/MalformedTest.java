package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, how, and whether it is answered. In a row {@code ~} stands for a fault's odd character. */
class MalformedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            To             | To: <sip:b@h>;tag=x;tag=y               | (400 Bad To)
            To             | To: <sip:b@h                            | (400 Bad To)
            To             | To: "b <sip:b@h>                        | (400 Bad To)
            To             | To: sip:b@h?x=y                         | (400 Bad To)
            From           | From: <sip:b@h:99999>;tag=1             | (400 Bad From)
            From           | From: <sip:b@h>;tag=                    | (400 Bad From)
            Via            | Via: SIP/2.0/UDP                        | (400 Bad Via)
            Via            | Via: SIP/2.0/UDP h:70000;branch=z       | (400 Bad Via)
            Via            | Via: SIP/2.0/UDP h;branch=a;branch=b    | (400 Bad Via)
            Via            | Via: SIP/2.0/UDP h, SIP/2.0/UDP         | (400 Bad Via)
            Call-ID        | Call-ID: a b                            | (400 Bad Call-ID)
            Call-ID        | Call-ID: a@b@c                          | (400 Bad Call-ID)
            Call-ID        | X-No-Call-ID: a                         | (400 Bad Call-ID)
            CSeq           | CSeq: x OPTIONS                         | (400 Bad CSeq)
            CSeq           | CSeq: 2147483648 OPTIONS                | 400 Bad CSeq
            CSeq           | CSeq: 7 INVITE                          | 400 CSeq Method Mismatch
            CSeq           | CSeq: 7 options                         | 400 CSeq Method Mismatch
            Max-Forwards   | Max-Forwards: 256                       | 400 Bad Max-Forwards
            Max-Forwards   | Max-Forwards: -1                        | 400 Bad Max-Forwards
            Content-Length | Content-Length: 1                       | 400 Bad Content-Length
            Content-Length | Content-Length: 99999999999999999999999 | 400 Bad Content-Length
            Content-Length | Content-Length:                         | 400 Bad Content-Length
            Content-Length | l: 0 0                                  | 400 Bad Content-Length
            Expires        | Expires: 1\\nExpires: 2                  | 400 Repeated Expires
            From2          | f: <sip:b@h>;tag=2                      | 400 Repeated From
            X              | X~y                                     | 400 Header Without Name
            X              | : y                                     | 400 Header Without Name
            X              | X: a~b                                  | 400 Control Character In Header
            """)
    void refuses(String name, String row, String outcome) {
        String text = Samples.with(name, row.replace("\\n", "\n").replace('~', '\0'));
        assertEquals(outcome, outcome(Samples.parse(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            OPTIONS sip:1000@lab.test SIP/3.0   | 505 Version Not Supported
            OPTIONS sip:1000@lab.test sip/2.0   | parsed
            OPTIONS sip:1000@lab.test HTTP/1.1  | (400 Bad Start Line)
            OPTIONS sip:1000@lab.test           | (400 Bad Start Line)
            OPTIONS  SIP/2.0                    | (400 Bad Start Line)
            OPTIONS 1000 SIP/2.0                | 400 Bad Request-URI
            OPTIONS sip:@lab.test SIP/2.0       | 400 Bad Request-URI
            OPTIONS tel:+6231 SIP/2.0           | parsed
            """)
    void judgesTheRequestLine(String line, String outcome) {
        assertEquals(outcome, outcome(Samples.parse(Samples.OPTIONS.replaceFirst(".*", line))));
    }

    @Test
    void neverAnswersAnAck() {
        String ack = Samples.OPTIONS.replace("OPTIONS", "ACK").replace("Content-Length: 0", "Content-Length: 9");
        assertEquals("(400 Bad Content-Length)", outcome(Samples.parse(ack)));
    }

    @Test
    void answersWhatIsTooLargeOrTooMuch() {
        String many = Samples.OPTIONS.replace("\nVia", "\nX: y".repeat(200) + "\nFrom-X: z\nVia");
        assertEquals("(400 Bad Via)", outcome(Samples.parse(many)), "the Vias are beyond the limit");
        String manyBehind = Samples.with("X", "X: y\n".repeat(200).strip());
        assertEquals("400 Too Many Headers", outcome(Samples.parse(manyBehind)));
        assertEquals("513 Header Too Long", outcome(Samples.parse(Samples.with("X", "X: " + "y".repeat(9000)))));
        String unfinished = Samples.OPTIONS.substring(0, Samples.OPTIONS.length() - 1);
        assertEquals("400 Headers Do Not End", outcome(Samples.parse(unfinished)));
        byte[] wire = (Samples.OPTIONS.replace("\n", "\r\n") + "x".repeat(500)).getBytes(StandardCharsets.US_ASCII);
        MessageParser small = new MessageParser(new MessageLimits(400, 128, 400));
        assertEquals("513 Message Too Large", outcome(small.parse(wire, wire.length)));
    }

    @Test
    void takesLfAloneButNoCrAlone() {
        byte[] lf = Samples.OPTIONS.getBytes(StandardCharsets.US_ASCII);
        MessageParser parser = new MessageParser(MessageLimits.DEFAULT);
        SipMessage read = assertInstanceOf(ParseResult.Parsed.class, parser.parse(lf, lf.length))
                .message();
        assertEquals("id-1", read.callId());
        StrictJudge.accepts(
                MessageBuilder.responseTo((SipRequest) read, 200, "OK", "t").buildResponse());
        assertEquals("400 Control Character In Header", outcome(Samples.parse(Samples.with("X", "X: a\rEvil: b"))));
        assertEquals("(400 Bad Start Line)", outcome(Samples.parse(Samples.OPTIONS.replaceFirst("sip:", "\rsip:"))));
    }

    @Test
    void answersWithEachHeaderOnce() {
        ParseResult result = Samples.parse(Samples.with("To2", "t: <sip:b@h>\nf: <sip:c@h>;tag=2\nCSeq: 8 OPTIONS"));
        SipRequest request = assertNotNullRequest(assertInstanceOf(ParseResult.Malformed.class, result));
        SipResponse answer =
                MessageBuilder.responseTo(request, 400, "Bad Request", "t").buildResponse();
        assertEquals(1, answer.rows(HeaderName.TO).size());
        StrictJudge.accepts(answer);
    }

    private static SipRequest assertNotNullRequest(ParseResult.Malformed malformed) {
        assertNotNull(malformed.request());
        return java.util.Objects.requireNonNull(malformed.request());
    }

    private static String outcome(ParseResult result) {
        if (result instanceof ParseResult.Malformed malformed) {
            String refusal = malformed.status() + " " + malformed.detail();
            return malformed.request() == null ? "(" + refusal + ")" : refusal;
        }
        return "parsed";
    }
}
