package id.pulsa.proxy.trace;

import com.sun.management.ThreadMXBean;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.transport.Flow;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the trace costs a call: time and allocated bytes for each of its messages. A programme to be run by hand ({@code java
 * -cp … id.pulsa.proxy.trace.TraceCost}), no test: it prints what it measured.
 */
public final class TraceCost {
    private static final int CALLS = 2_000;
    private static final int ROUNDS = 100;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Flow FLOW =
            Flow.udp(new InetSocketAddress(LOOPBACK, 5060), new InetSocketAddress(LOOPBACK, 5080));
    private static final byte[] SDP = """
            v=0
            o=user1 53655765 2353687637 IN IP4 127.0.0.1
            s=-
            c=IN IP4 127.0.0.1
            t=0 0
            m=audio 6000 RTP/AVP 0 8 101
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=sendrecv
            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    /** A message as the gateway has it: received ones are parsed, sent ones built. */
    private record Step(SipMessage message, boolean sent) {}

    private TraceCost() {}

    public static void main(String[] args) {
        ShardTrace trace = new ShardTrace(16 << 20, new SystemTime());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] nanos = new long[CALLS];
        int number = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long garbage = 0;
            long bytes = 0;
            int messages = 0;
            for (int i = 0; i < CALLS; i++) {
                // Just made, as in the gateway: their bytes are in the cache.
                List<Step> call = call(number);
                String name = "p0" + number;
                long allocated =
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                long began = System.nanoTime();
                play(trace, name, number, call);
                nanos[i] = System.nanoTime() - began;
                garbage +=
                        threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated;
                messages = call.size();
                bytes = call.stream().mapToLong(step -> step.message().length()).sum();
                number++;
            }
            if (round % 10 == 9) {
                Arrays.sort(nanos);
                System.out.printf(
                        Locale.ROOT,
                        "%d messages, %d bytes a call: median %.2f us a call, %.0f ns and %.0f bytes allocated a message;"
                                + " %d calls kept%n",
                        messages,
                        bytes,
                        nanos[CALLS / 2] / 1_000.0,
                        (double) nanos[CALLS / 2] / messages,
                        (double) garbage / CALLS / messages,
                        trace.calls());
            }
        }
    }

    private static void play(ShardTrace trace, String name, int number, List<Step> call) {
        for (int i = 0; i < call.size(); i++) {
            Step step = call.get(i);
            if (step.sent()) {
                trace.sent(step.message(), FLOW);
            } else {
                trace.received(step.message(), FLOW);
            }
            if (i == 3) {
                trace.join(name, "17-" + number + "@127.0.0.1");
                trace.note(name, new ChargingStep.Answered(new ChargingStep.Funds(1, 2, 1_000, Long.MAX_VALUE)));
                trace.join(name, "p00callee" + number);
            } else if (i == 10) {
                trace.note(name, new ChargingStep.Ended(EndCause.CALLER_HUNG_UP, 200, null, 1, 1));
            }
        }
    }

    private static List<Step> call(int number) {
        String a = "17-" + number + "@127.0.0.1";
        String b = "p00callee" + number;
        return List.of(
                received(request(Method.INVITE, a, true)),
                sent(response(407, Method.INVITE, a, false)),
                received(request(Method.ACK, a, false)),
                received(request(Method.INVITE, a, true)),
                sent(request(Method.INVITE, b, true)),
                received(response(180, Method.INVITE, b, false)),
                sent(response(180, Method.INVITE, a, false)),
                received(response(200, Method.INVITE, b, true)),
                sent(response(200, Method.INVITE, a, true)),
                received(request(Method.ACK, a, false)),
                sent(request(Method.ACK, b, false)),
                received(request(Method.BYE, a, false)),
                sent(response(200, Method.BYE, a, false)),
                sent(request(Method.BYE, b, false)),
                received(response(200, Method.BYE, b, false)));
    }

    private static Step sent(MessageBuilder builder) {
        return new Step(built(builder), true);
    }

    private static Step received(MessageBuilder builder) {
        SipMessage built = built(builder);
        ParseResult result = new MessageParser(MessageLimits.DEFAULT).parse(built.bytes(), built.length());
        if (result instanceof ParseResult.Parsed parsed) {
            return new Step(parsed.message(), false);
        }
        throw new IllegalStateException(result.toString());
    }

    private static SipMessage built(MessageBuilder builder) {
        try {
            return builder.buildRequest();
        } catch (IllegalStateException response) {
            return builder.buildResponse();
        }
    }

    private static MessageBuilder request(Method method, String callId, boolean sdp) {
        return headers(MessageBuilder.request(method, "sip:1000@lab.test"), method, callId, sdp);
    }

    private static MessageBuilder response(int status, Method method, String callId, boolean sdp) {
        return headers(MessageBuilder.response(status, "Whatever"), method, callId, sdp);
    }

    private static MessageBuilder headers(MessageBuilder builder, Method method, String callId, boolean sdp) {
        builder.add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:5080;branch=z9hG4bK-4711-17-5;rport=5080")
                .add(HeaderName.FROM, "<sip:user0017@lab.test>;tag=4711SIPpTag0017")
                .add(HeaderName.TO, "<sip:1000@lab.test>")
                .add(HeaderName.CALL_ID, callId)
                .add(HeaderName.CSEQ, "2 " + method)
                .add(HeaderName.CONTACT, "<sip:user0017@127.0.0.1:5080>")
                .add(HeaderName.MAX_FORWARDS, 70)
                .add(HeaderName.USER_AGENT, "SIPp");
        return sdp ? builder.body("application/sdp", SDP) : builder;
    }
}
