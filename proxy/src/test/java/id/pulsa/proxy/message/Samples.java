package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;

/** Messages to begin a test with. */
final class Samples {
    /** A request that nothing is wrong with; a test replaces or adds rows. Lines end with LF. */
    static final String OPTIONS = """
            OPTIONS sip:1000@lab.test SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.1:5062;branch=z9hG4bK1
            From: "A" <sip:a@lab.test>;tag=a1
            To: <sip:1000@lab.test>
            Call-ID: id-1
            CSeq: 7 OPTIONS
            Max-Forwards: 70
            Content-Length: 0

            """;

    private Samples() {}

    static ParseResult parse(String text) {
        byte[] wire = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MessageParser(MessageLimits.DEFAULT).parse(wire, wire.length);
    }

    static SipRequest request(String text) {
        return (SipRequest)
                assertInstanceOf(ParseResult.Parsed.class, parse(text)).message();
    }

    /** {@link #OPTIONS} with another row instead of the one of that name, or with one more. */
    static String with(String name, String row) {
        return OPTIONS.contains("\n" + name + ":")
                ? OPTIONS.replaceFirst("(?m)^" + name + ":.*$", java.util.regex.Matcher.quoteReplacement(row))
                : OPTIONS.replace("\nContent-Length", "\n" + row + "\nContent-Length");
    }

    static MessageBuilder builder(String uri) {
        return MessageBuilder.request(Method.OPTIONS, uri)
                .add(HeaderName.VIA, "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1")
                .add(HeaderName.FROM, "<sip:a@lab.test>;tag=1")
                .add(HeaderName.TO, "<" + uri + ">")
                .add(HeaderName.CALL_ID, "1")
                .add(HeaderName.CSEQ, "1 OPTIONS");
    }
}
