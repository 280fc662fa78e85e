package id.pulsa.proxy.trace;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.session.Refusal;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.transport.Flow;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTraceTest {
    private static final Flow FLOW =
            Flow.udp(new InetSocketAddress("192.0.2.1", 5060), new InetSocketAddress("203.0.113.9", 40_112));
    private static final ChargingStep ENDED = new ChargingStep.Ended(EndCause.CALLER_HUNG_UP, 200, null, 1_000, 5);

    private final Clock clock = new Clock();
    private final ShardTrace trace = new ShardTrace(1 << 20, clock);

    private static final class Clock implements TimeSource {
        long millis = 1_000;

        @Override
        public long wallMillis() {
            return millis;
        }

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }
    }

    private static MessageBuilder start(MessageBuilder builder, Method method, String callId, String toTag) {
        return builder.add(HeaderName.VIA, "SIP/2.0/UDP 203.0.113.9;branch=z9hG4bK" + method)
                .add(HeaderName.FROM, "<sip:1001@lab.test>;tag=a")
                .add(HeaderName.TO, "<sip:1002@lab.test>" + toTag)
                .add(HeaderName.CALL_ID, callId)
                .add(HeaderName.CSEQ, "1 " + method);
    }

    private static SipMessage request(Method method, String callId) {
        String toTag = method.equals(Method.INVITE) || method.equals(Method.REGISTER) ? "" : ";tag=b";
        return start(MessageBuilder.request(method, "sip:1002@lab.test"), method, callId, toTag)
                .buildRequest();
    }

    private static SipMessage response(int status, Method method, String callId) {
        return start(MessageBuilder.response(status, "Test"), method, callId, ";tag=b")
                .buildResponse();
    }

    private TracedCall read(String call) {
        return requireNonNull(trace.read(call), call);
    }

    private List<String> lines(String call) {
        TracedCall read = read(call);
        record Placed(long order, String text) {}
        List<Placed> placed = new ArrayList<>();
        for (TracedStep step : read.steps()) {
            placed.add(new Placed(2 * step.order(), step.step().getClass().getSimpleName()));
        }
        for (TracedMessage message : read.messages()) {
            String text = new String(message.bytes(), StandardCharsets.UTF_8);
            String title = text.startsWith("SIP/2.0") ? text.substring(8, 11) : text.substring(0, text.indexOf(' '));
            placed.add(
                    new Placed(2 * message.order() + 1, message.leg() + (message.sent() ? " sent " : " got ") + title));
        }
        placed.sort(Comparator.comparingLong(Placed::order));
        return placed.stream().map(Placed::text).toList();
    }

    @Test
    void joinsTheLegsOfACallAndWhatCameBefore() {
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.sent(response(407, Method.INVITE, "a"), FLOW);
        trace.received(request(Method.ACK, "a"), FLOW);
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.join("call", "a");
        trace.note("call", new ChargingStep.Answered(new ChargingStep.Funds(1, 2, 1_000, Long.MAX_VALUE)));
        trace.join("call", "b");
        trace.sent(request(Method.INVITE, "b"), FLOW);
        trace.received(response(200, Method.INVITE, "b"), FLOW);
        trace.sent(response(200, Method.INVITE, "a"), FLOW);
        trace.note("call", ENDED);
        trace.sent(request(Method.BYE, "b"), FLOW);
        assertEquals(
                List.of(
                        "0 got INVITE",
                        "0 sent 407",
                        "0 got ACK",
                        "0 got INVITE",
                        "Answered",
                        "1 sent INVITE",
                        "1 got 200",
                        "0 sent 200",
                        "Ended",
                        "1 sent BYE"),
                lines("call"));
        assertTrue(read("call").whole());
        assertEquals(0, read("call").leftOut());
    }

    @Test
    void keepsNothingOfRequestsOutsideCallsNorOfCallsThatNeverWere() {
        trace.received(request(Method.REGISTER, "r"), FLOW);
        trace.received(request(Method.INVITE, "scanner"), FLOW);
        assertEquals(0, trace.calls());
        assertNull(trace.read("r"));
        trace.note("no such call", ENDED);
        assertNull(trace.read("no such call"));
    }

    @Test
    void aCallIdThatIsUsedAgainBeginsAnotherCall() {
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.join("first", "a");
        trace.note("first", new ChargingStep.Refused("1001", "1002", Refusal.NO_CREDIT, "no", List.of()));
        trace.sent(response(402, Method.INVITE, "a"), FLOW);
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.join("second", "a");
        trace.sent(response(200, Method.INVITE, "a"), FLOW);
        assertEquals(List.of("0 got INVITE", "Refused", "0 sent 402"), lines("first"));
        assertEquals(List.of("0 got INVITE", "0 sent 200"), lines("second"));
    }

    @Test
    void aRunningCallKeepsItsCallId() {
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.join("first", "a");
        trace.join("second", "a");
        trace.join("second", "b");
        trace.received(request(Method.BYE, "a"), FLOW);
        trace.sent(request(Method.INVITE, "b"), FLOW);
        assertEquals(List.of("0 got INVITE", "0 got BYE"), lines("first"));
        assertEquals(List.of("1 sent INVITE"), lines("second"));
    }

    @Test
    void strangersPushNoCallOut() {
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.join("call", "a");
        trace.note("call", ENDED);
        for (int i = 0; i < 50_000; i++) {
            trace.received(request(Method.INVITE, "scanner" + i), FLOW);
            trace.sent(response(407, Method.INVITE, "scanner" + i), FLOW);
        }
        assertEquals(List.of("0 got INVITE", "Ended"), lines("call"));
        assertTrue(trace.bytes() <= 1 << 20, "takes " + trace.bytes());
    }

    @Test
    void oneCallDoesNotPushTheOthersOut() {
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.join("quiet", "a");
        trace.note("quiet", ENDED);
        trace.received(request(Method.INVITE, "b"), FLOW);
        trace.join("loud", "b");
        for (int i = 0; i < 50_000; i++) {
            trace.received(request(Method.INFO, "b"), FLOW);
            trace.note("loud", new ChargingStep.Extended(i, new ChargingStep.Funds(i, i, 1_000, Long.MAX_VALUE)));
        }
        trace.note("loud", ENDED);
        trace.received(request(Method.BYE, "b"), FLOW);
        assertEquals(List.of("0 got INVITE", "Ended"), lines("quiet"));
        List<String> loud = lines("loud");
        assertEquals(List.of("Ended", "0 got BYE"), loud.subList(loud.size() - 2, loud.size()));
        TracedCall read = read("loud");
        assertTrue(read.leftOut() > 98_000, "left out " + read.leftOut());
    }

    @Test
    void aRunningCallKeepsItsStepsAndItsEnd() {
        trace.received(request(Method.INVITE, "a"), FLOW);
        trace.join("long", "a");
        trace.note("long", new ChargingStep.Answered(new ChargingStep.Funds(1, 2, 1_000, Long.MAX_VALUE)));
        for (int i = 0; i < 5_000; i++) {
            trace.received(request(Method.INVITE, "c" + i), FLOW);
            trace.join("short" + i, "c" + i);
            trace.note("short" + i, ENDED);
        }
        trace.note("long", ENDED);
        trace.sent(request(Method.BYE, "a"), FLOW);
        assertEquals(List.of("Answered", "Ended", "0 sent BYE"), lines("long"));
        assertFalse(read("long").whole());
        assertNull(trace.read("short0"));
        assertNotNull(trace.read("short4999"));
    }

    /** At any time it holds no more than it may, and what it tells of a call is the end of what was. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void staysWithinItsMemoryWhateverComes(long seed) {
        Random random = new Random(seed);
        ShardTrace small = new ShardTrace(256 << 10, clock);
        Map<String, List<String>> sentBy = new HashMap<>();
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            clock.millis++;
            String callId = "id" + random.nextInt(i / 20 + 1);
            int kind = random.nextInt(12);
            if (kind == 0) {
                small.received(request(Method.INVITE, callId), FLOW);
            } else if (kind == 1 && !calls.contains(callId)) {
                calls.add(callId);
                small.join("call-" + callId, callId);
            } else if (kind == 2) {
                small.note("call-" + callId, ENDED);
            } else {
                SipMessage info = start(
                                MessageBuilder.request(Method.INFO, "sip:1002@lab.test"),
                                Method.INFO,
                                callId,
                                ";tag=" + i)
                        .buildRequest();
                small.received(info, FLOW);
                sentBy.computeIfAbsent(callId, unused -> new ArrayList<>()).add(info.toString());
            }
            assertTrue(small.bytes() <= 260 << 10, "takes " + small.bytes());
        }
        int checked = 0;
        for (String callId : calls) {
            TracedCall read = small.read("call-" + callId);
            if (read == null) {
                continue;
            }
            List<String> infos = read.messages().stream()
                    .map(message -> new String(message.bytes(), StandardCharsets.UTF_8))
                    .filter(text -> text.startsWith("INFO"))
                    .toList();
            List<String> all = sentBy.getOrDefault(callId, List.of());
            int last = infos.size();
            assertTrue(all.size() >= last);
            if (read.leftOut() == 0) {
                // What follows an INVITE after the end waits for a call that never comes.
                assertTrue(all.containsAll(infos), callId);
                checked++;
            }
        }
        assertTrue(checked > 10, "only " + checked + " calls were left");
    }

    @Test
    void watchesSubscribersForATime() {
        assertNull(trace.readWatched("1001"));
        assertTrue(trace.watch("1001", 5_000_000L));
        trace.received(request(Method.REGISTER, "r"), FLOW);
        trace.sent(response(200, Method.REGISTER, "r"), FLOW);
        trace.sent(request(Method.INVITE, "x"), FLOW);
        trace.received(response(180, Method.INVITE, "x"), FLOW);
        clock.millis += 6;
        trace.received(request(Method.REGISTER, "late"), FLOW);
        TracedCall kept = requireNonNull(trace.readWatched("1001"));
        assertEquals(
                List.of(0, 0, 1, 1),
                kept.messages().stream().map(TracedMessage::leg).toList());
        assertTrue(kept.whole());
        // A number whose time is over gives way to another; one whose time is not does not.
        for (int i = 1; i <= WatchedNumbers.MOST; i++) {
            assertTrue(trace.watch("20" + i, 1_000_000_000L), "number " + i);
        }
        assertNull(trace.readWatched("1001"));
        assertFalse(trace.watch("1001", 5_000_000L));
        assertTrue(trace.watch("201", 5_000_000L), "watched before");
        assertTrue(trace.unwatch("201"));
        assertFalse(trace.unwatch("201"));
        assertTrue(trace.watch("1001", 5_000_000L));
        for (int i = 0; i < 20_000; i++) {
            trace.received(request(Method.REGISTER, "flood" + i), FLOW);
        }
        TracedCall newest = requireNonNull(trace.readWatched("1001"));
        assertFalse(newest.whole());
        assertTrue(newest.messages().size() > 100, "kept " + newest.messages().size());
        assertTrue(trace.bytes() <= 1 << 20, "takes " + trace.bytes());
    }

    @Test
    void switchedOffItKeepsNothing() {
        ShardTrace off = new ShardTrace(0, clock);
        off.received(request(Method.INVITE, "a"), FLOW);
        off.join("call", "a");
        assertFalse(off.isOn());
        assertNull(off.read("call"));
        assertEquals(0, off.bytes());
    }
}
