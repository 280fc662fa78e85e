package id.pulsa.proxy.message;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageParserTest {
    private final MessageParser parser = new MessageParser(MessageLimits.DEFAULT);

    @Test
    void readsAnInvite() {
        SipRequest invite = request("""
                INVITE sip:1000@lab.test SIP/2.0
                v: SIP/2.0/UDP 127.0.0.1:5080;branch=z9hG4bK-1;rport
                From: "A, B" <sip:user1@lab.test>;tag=a1
                t: <sip:1000@lab.test>
                i: abc@host
                CSeq: 2 INVITE
                Max-Forwards: 70
                Subject: folded
                 value
                l: 4

                v=0
                """);
        assertEquals(Method.INVITE, invite.method());
        assertEquals("1000", requireNonNull(invite.uri()).user());
        assertEquals("a1", invite.from().tag());
        assertEquals("user1", requireNonNull(invite.from().uri()).user());
        assertEquals("abc@host", invite.callId());
        assertEquals(2, invite.cseq().number());
        assertEquals("z9hG4bK-1", invite.topVia().branch());
        assertEquals("folded value", invite.header(HeaderName.SUBJECT));
        assertEquals("v=0\r", new String(invite.body(), StandardCharsets.US_ASCII));

        invite.cameFrom("10.0.0.9", 4711);
        SipResponse ringing =
                MessageBuilder.responseTo(invite, 180, "Ringing", "b2").buildResponse();
        SipResponse read = (SipResponse) parsed(ringing.bytes(), ringing.length());
        assertEquals("b2", read.to().tag());
        assertEquals(4711, read.topVia().rport());
        assertEquals("10.0.0.9", read.topVia().received());
    }

    private SipRequest request(String text) {
        byte[] bytes = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return assertInstanceOf(SipRequest.class, parsed(bytes, bytes.length));
    }

    private SipMessage parsed(byte[] bytes, int length) {
        return assertInstanceOf(ParseResult.Parsed.class, parser.parse(bytes, length))
                .message();
    }
}
