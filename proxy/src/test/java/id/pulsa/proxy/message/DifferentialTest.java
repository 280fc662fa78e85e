package id.pulsa.proxy.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ours against JAIN-SIP: valid messages read alike, and everything built from them satisfies the judge. */
class DifferentialTest {
    private static final int MESSAGES = 3_000;

    private final MessageParser parser = new MessageParser(MessageLimits.DEFAULT);

    @Test
    void readsValidMessagesAsJainDoes() {
        long seed = new Random().nextLong();
        System.out.println("DifferentialTest seed " + seed);
        RandomMessages messages = new RandomMessages(seed);
        for (int i = 0; i < MESSAGES; i++) {
            String text = messages.request();
            byte[] wire = text.getBytes(StandardCharsets.UTF_8);
            ParseResult result = parser.parse(wire, wire.length);
            SipRequest ours =
                    (SipRequest) assertInstanceOf(ParseResult.Parsed.class, result, () -> result + "\n" + text)
                            .message();
            SIPMessage theirs = StrictJudge.jain(ours);
            assertEquals(theirs.getCallId().getCallId(), ours.callId(), text);
            assertEquals(theirs.getCSeq().getSeqNumber(), ours.cseq().number(), text);
            assertEquals(theirs.getCSeq().getMethod(), ours.cseq().method().name(), text);
            assertEquals(theirs.getFromTag(), ours.from().tag(), text);
            assertEquals(theirs.getToTag(), ours.to().tag(), text);
            assertEquals(theirs.getTopmostVia().getBranch(), ours.topVia().branch(), text);
            assertEquals(theirs.getTopmostVia().getTransport(), ours.topVia().transport(), text);
            assertEquals(
                    host(theirs.getTopmostVia().getHost()),
                    ours.topVia().sentBy().host(),
                    text);
            assertEquals(
                    theirs.getTopmostVia().getPort(), ours.topVia().sentBy().port(), text);
            assertEquals(
                    theirs.getViaHeaders().size(), ours.values(HeaderName.VIA).size(), text);
            same((SipUri) theirs.getFrom().getAddress().getURI(), ours.from().uri(), text);
            same((SipUri) theirs.getTo().getAddress().getURI(), ours.to().uri(), text);
            same((SipUri) ((gov.nist.javax.sip.message.SIPRequest) theirs).getRequestURI(), ours.uri(), text);
            answerAndForward(ours);
        }
    }

    private static void answerAndForward(SipRequest read) {
        read.cameFrom("192.0.2.200", 4711);
        SipResponse answer = MessageBuilder.responseTo(read, 200, "OK", "t1").buildResponse();
        StrictJudge.accepts(answer);
        assertEquals(read.cseq(), answer.cseq());
        assertEquals(
                read.values(HeaderName.VIA).size(),
                answer.values(HeaderName.VIA).size());
        assertNotNull(answer.to().tag());
        StrictJudge.accepts(MessageBuilder.request(
                        read.method(), Objects.requireNonNull(read.uri()).toString())
                .copyAllBut(read, java.util.Set.of())
                .body(read)
                .buildRequest());
    }

    private static void same(
            SipUri theirs, id.pulsa.proxy.message.@org.jspecify.annotations.Nullable SipUri ours, String text) {
        assertNotNull(ours, text);
        assertEquals(theirs.getScheme(), ours.scheme(), text);
        assertEquals(host(theirs.getHost()), ours.host(), text);
        assertEquals(theirs.getPort(), ours.hostPort().port(), text);
        assertEquals(theirs.getTransportParam() == null ? null : "udp", ours.parameter("transport"), text);
    }

    private static String host(String written) {
        return written.startsWith("[") ? written.substring(1, written.length() - 1) : written;
    }
}
