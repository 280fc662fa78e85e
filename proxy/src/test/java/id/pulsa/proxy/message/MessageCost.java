package id.pulsa.proxy.message;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a message costs: time and allocated bytes of reading an INVITE, answering it and forwarding it. A programme to be
 * run by hand ({@code java -cp … id.pulsa.proxy.message.MessageCost}), no test: it prints what it measured.
 */
public final class MessageCost {
    private static final int ROUNDS = 200_000;
    private static final Set<HeaderName> REPLACED = Set.of(
            HeaderName.VIA,
            HeaderName.FROM,
            HeaderName.TO,
            HeaderName.CALL_ID,
            HeaderName.CSEQ,
            HeaderName.CONTACT,
            HeaderName.MAX_FORWARDS);

    /** As SIPp's caller sends it. */
    static final String INVITE = """
            INVITE sip:1000@lab.test SIP/2.0
            Via: SIP/2.0/UDP 127.0.0.1:5080;branch=z9hG4bK-4711-17-5
            From: <sip:user0017@lab.test>;tag=4711SIPpTag0017
            To: <sip:1000@lab.test>
            Call-ID: 17-4711@127.0.0.1
            CSeq: 2 INVITE
            Contact: <sip:user0017@127.0.0.1:5080>
            Proxy-Authorization: Digest username="user0017",realm="lab.test",cnonce="6b8b4567",nc=00000001,qop=auth,\
            uri="sip:127.0.0.1:5060",nonce="Y2hhbmdlLW1lLWV2ZXJ5LXRpbWU",response="0f4f5a8a1f7d2e9bb4a9c3e1d2c3b4a5",\
            algorithm=MD5
            Max-Forwards: 70
            User-Agent: SIPp
            Content-Type: application/sdp
            Content-Length: 213

            v=0
            o=user1 53655765 2353687637 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 6000 RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=sendrecv
            """;

    private MessageCost() {}

    public static void main(String[] args) {
        byte[] wire = INVITE.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
        MessageParser parser = new MessageParser(MessageLimits.DEFAULT);
        SipRequest read = parse(parser, wire);
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            System.out.printf(Locale.ROOT, "--- %d bytes%n", wire.length);
            measure("parse", () -> parse(parser, wire));
            measure("parse and read", () -> touch(parse(parser, wire)));
            measure("200", () -> ok(read));
            measure("forwarded INVITE", () -> forward(read));
        }
    }

    private static SipRequest parse(MessageParser parser, byte[] wire) {
        if (parser.parse(wire, wire.length) instanceof ParseResult.Parsed parsed
                && parsed.message() instanceof SipRequest request) {
            return request;
        }
        throw new IllegalStateException("not read");
    }

    /** What each call reads. */
    private static Object touch(SipRequest request) {
        int sum = request.callId().length() + request.topVia().rport();
        sum += request.cseq().method().name().length();
        sum += String.valueOf(request.from().tag()).length();
        sum += String.valueOf(request.to().tag()).length();
        sum += String.valueOf(request.from().uri()).length()
                + String.valueOf(request.uri()).length();
        sum += (int) request.number(HeaderName.MAX_FORWARDS);
        return sum;
    }

    private static Object ok(SipRequest request) {
        return MessageBuilder.responseTo(request, 200, "OK", "8f2a-17")
                .add(HeaderName.CONTACT, "<sip:pulsa@127.0.0.1:5060>")
                .body("application/sdp", new byte[213])
                .buildResponse();
    }

    private static Object forward(SipRequest request) {
        return MessageBuilder.request(Method.INVITE, "sip:1000@127.0.0.1:5070")
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK-0-1-2;rport")
                .add(HeaderName.FROM, "<sip:user0017@lab.test>;tag=0-1-2")
                .add(HeaderName.TO, "<sip:1000@lab.test>")
                .add(HeaderName.CALL_ID, "0-1-2-3-4-5")
                .add(HeaderName.CSEQ, "1 INVITE")
                .add(HeaderName.CONTACT, "<sip:pulsa@127.0.0.1:5060>")
                .add(HeaderName.MAX_FORWARDS, 69)
                .copyAllBut(request, REPLACED)
                .body(request)
                .buildRequest();
    }

    private static void measure(String what, Supplier<Object> work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int sink = 0;
        for (int i = 0; i < ROUNDS; i++) {
            sink += work.get().hashCode() & 1;
        }
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            sink += work.get().hashCode() & 1;
        }
        long spent = threads.getCurrentThreadCpuTime() - cpu;
        System.out.printf(
                Locale.ROOT,
                "%-17s %6.2f µs %6d bytes allocated%s%n",
                what,
                spent / 1000.0 / ROUNDS,
                (threads.getCurrentThreadAllocatedBytes() - bytes) / ROUNDS,
                sink < 0 ? "!" : "");
    }
}
