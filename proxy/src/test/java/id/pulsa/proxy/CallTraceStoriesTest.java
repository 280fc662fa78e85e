package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.money.Currency;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.Json;
import id.pulsa.proxy.admin.TraceDesk;
import id.pulsa.proxy.admin.TraceFormat;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.trace.TracedCall;
import id.pulsa.proxy.world.NetworkFaults;
import id.pulsa.proxy.world.PhoneCall;
import id.pulsa.proxy.world.World;
import id.pulsa.proxy.world.WorldNetwork;
import id.pulsa.proxy.world.WorldPhone;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls through a whole gateway, and what is told of them afterwards. */
@Timeout(60)
class CallTraceStoriesTest {
    @TempDir
    Path directory;

    private static TraceDesk desk(GatewayUnderTest gateway, long memoryBytes) {
        return new TraceDesk(
                new GatewayTraces(gateway.core(), memoryBytes),
                gateway.core().store().reads(),
                new DocumentText(Currency.IDR, ZoneOffset.UTC),
                new SystemTime());
    }

    private static String text(TraceDesk desk, String callId, TraceFormat format) {
        return new String(desk.ofRecord(callId, format), StandardCharsets.UTF_8);
    }

    private static List<String> titles(Document trace) {
        return trace.documents("rows").stream()
                .filter(row -> !row.flag("again", false))
                .map(row -> row.text("kind").equals("step")
                        ? row.text("step")
                        : row.number("leg", -1) + " " + row.text("direction") + " " + row.text("title"))
                .toList();
    }

    private static Document step(Document trace, String name) {
        return trace.documents("rows").stream()
                .filter(row -> name.equals(row.textOrNull("step")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hungUpWhenTheCreditEnds() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory);
                TestPhone anna = gateway.phoneIn("north", "tenth", "anna", "3.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            call.hungUp();
            pbx.hungUp();
            CallDetailRecord record = gateway.cdr("anna");
            gateway.assertNothingLeft();
            TraceDesk desk = desk(gateway, 1);

            Document trace = Json.read(text(desk, record.callId(), TraceFormat.JSON));
            List<String> titles = titles(trace);
            assertEquals(
                    List.of("0 received INVITE", "0 sent 407 Proxy Authentication Required", "0 received ACK"),
                    titles.subList(0, 3));
            assertTrue(trace.flag("whole", false));
            for (String expected : List.of(
                    "admitted",
                    "1 sent INVITE",
                    "1 received 180 Test",
                    "0 sent 180 Test",
                    "1 received 200 Test",
                    "answered",
                    "0 sent 200 Test",
                    "not_extended",
                    "ended",
                    "0 sent BYE",
                    "1 sent BYE",
                    "0 received 200 Test")) {
                assertTrue(titles.contains(expected), () -> expected + " in " + titles);
            }
            assertTrue(titles.indexOf("admitted") < titles.indexOf("1 sent INVITE"));
            assertTrue(titles.indexOf("answered") < titles.indexOf("0 sent 200 Test"));
            assertTrue(titles.indexOf("ended") < titles.indexOf("0 sent BYE"));
            Document admitted = step(trace, "admitted");
            assertEquals("north", admitted.documents("decisions").get(0).text("cell"));
            assertEquals("3.00", admitted.text("reserved"));
            Document ended = step(trace, "ended");
            assertEquals("CREDIT_EXHAUSTED", ended.text("cause"));
            assertEquals("3.00", ended.text("charge"));

            String ladder = text(desk, record.callId(), TraceFormat.TEXT);
            assertTrue(Pattern.compile("\\|<-+ BYE -+\\|").matcher(ladder).find(), ladder);
            assertTrue(Pattern.compile("\\|-+ BYE -+>\\|").matcher(ladder).find(), ladder);
            assertTrue(ladder.contains("INVITE (SDP)"), ladder);
            assertTrue(ladder.contains("no more credit; the paid time ends at 0.300 s"), ladder);
            assertFalse(ladder.contains("0.0.0.0"), ladder);

            String svg = text(desk, record.callId(), TraceFormat.SVG);
            assertTrue(svg.contains("trace-timeline") && svg.contains("IDR 3.00"), svg);

            byte[] pcap = desk.ofRecord(record.callId(), TraceFormat.PCAP);
            assertEquals(0xa1b2c3d4, ByteBuffer.wrap(pcap).getInt());
            assertTrue(new String(pcap, StandardCharsets.ISO_8859_1).contains("INVITE sip:1000@lab.test SIP/2.0"));
            assertFalse(new String(pcap, StandardCharsets.ISO_8859_1).matches("(?s).*response=\"[0-9a-f]{32}\".*"));
            assertArrayEquals(pcap, desk.ofCall(record.callId(), TraceFormat.PCAP));
        }
    }

    @Test
    void refusedSinceThereIsNoCredit() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory);
                TestPhone anna = gateway.phone("anna", "0.00")) {
            anna.call("1000").refused(402);
            CallDetailRecord record = gateway.cdr("anna");
            gateway.assertNothingLeft();
            String ladder = text(desk(gateway, 1), record.callId(), TraceFormat.TEXT);
            assertTrue(ladder.contains("refused (NO_CREDIT): Account anna has less credit than"), ladder);
            assertTrue(ladder.indexOf("refused (NO_CREDIT)") < ladder.indexOf("402 Payment Required"), ladder);
        }
    }

    @Test
    void refusedByAFullCellWithItsFigures() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory);
                TestPhone anna = gateway.phoneIn("crowded", "tenth", "anna", "100.00")) {
            anna.call("1000").refused(503);
            CallDetailRecord record = gateway.cdr("anna");
            gateway.assertNothingLeft();
            Document refused = step(Json.read(text(desk(gateway, 1), record.callId(), TraceFormat.JSON)), "refused");
            assertEquals("PREBLOCKED", refused.text("refusal"));
            Document decision = refused.documents("decisions").get(0);
            assertEquals("crowded", decision.text("cell"));
            assertTrue(refused.text("text").contains("capacity / load 0.000"), refused::toString);
        }
    }

    @Test
    void aCallThatRuns() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory);
                TestPhone anna = gateway.phoneIn("north", "tenth", "anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            gateway.awaitEstablished();
            String id = gateway.core().b2bua().calls().join().get(0).callId();
            assertEquals(1, gateway.core().b2bua().moved("anna", "south").get());
            Document running =
                    Json.read(new String(desk(gateway, 1).ofCall(id, TraceFormat.JSON), StandardCharsets.UTF_8));
            assertEquals("1000", running.text("called"));
            assertTrue(titles(running).contains("answered"));
            assertFalse(titles(running).contains("ended"));
            Document moved = step(running, "handed_over");
            assertEquals("moved", moved.text("outcome"));
            assertEquals("south", moved.text("cell"));
            assertEquals("HANDOVER", moved.documents("decisions").get(0).text("kind"));
            assertTrue(
                    moved.text("text").startsWith("caller has gone to cell south: moved; cell south admitted (0 of 1"));
            assertNull(running.fields().get("record"));
            call.hangUp();
            pbx.hungUp();
            gateway.cdr("anna");
            gateway.assertNothingLeft();
        }
    }

    @Test
    void aCallThatWentOnAfterARestart() {
        World world = new World(1);
        WorldNetwork network = new WorldNetwork(world, NetworkFaults.NONE);
        String tariffs =
                "plans: {lab: {slice: 10s, destinations: [{prefix: \"\", name: any, price: \"1.00\", per: 1s}]}}\n";
        try (WorldGateway gateway = new WorldGateway(
                world, network, directory, tariffs, "cells: [{name: north, channels: 1}]\n", Map.of())) {
            gateway.subscriber("1001", "lab", "30.00", null);
            WorldPhone anna = new WorldPhone(
                    world, network, new InetSocketAddress("192.0.2.11", 5060), WorldGateway.ADDRESS, "1001");
            WorldPhone pbx = new WorldPhone(world, network, WorldGateway.PBX, WorldGateway.ADDRESS, "pbx");
            pbx.whenCalled(PhoneCall::pickUp);
            PhoneCall call = anna.call("1000");
            assertTrue(world.passUntil(() -> call.state() == PhoneCall.State.UP, Duration.ofSeconds(5)));
            world.pass(Duration.ofSeconds(3));
            gateway.kill();
            gateway.start();
            world.pass(Duration.ofSeconds(10));
            String id = gateway.await(gateway.core().b2bua().calls()).get(0).callId();
            call.hangUp();
            world.pass(Duration.ofSeconds(40));
            TracedCall trace = gateway.await(gateway.core().b2bua().trace(id)).orElseThrow();
            List<String> steps = trace.steps().stream()
                    .map(step -> step.step().getClass().getSimpleName())
                    .toList();
            assertEquals("Resumed", steps.get(0));
            assertEquals("Ended", steps.get(steps.size() - 1));
            for (int leg = 0; leg < 2; leg++) {
                int of = leg;
                assertTrue(
                        trace.messages().stream()
                                .anyMatch(message -> message.leg() == of
                                        && message.sent() == (of == 1)
                                        && new String(message.bytes(), StandardCharsets.UTF_8).startsWith("BYE ")),
                        "BYE of leg " + leg);
            }
        }
    }

    @Test
    void allThatASubscriberSendsAndGets() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory);
                TestPhone anna = gateway.phoneOf("chat", "anna", "100.00");
                TestPhone budi = gateway.phoneOf("chat", "budi", "100.00")) {
            TraceDesk desk = desk(gateway, 1);
            budi.register();
            assertEquals(
                    AdminException.Kind.UNKNOWN_TRACE,
                    assertThrows(AdminException.class, () -> desk.ofSubscriber("anna", TraceFormat.JSON))
                            .kind());
            assertEquals("anna", desk.watch("anna", Duration.ofMinutes(1)).text("number"));
            anna.register();
            anna.message("budi", "one two three");
            assertEquals("one two three", budi.text());
            anna.response(200);
            Document kept = Json.read(new String(desk.ofSubscriber("anna", TraceFormat.JSON), StandardCharsets.UTF_8));
            List<String> titles = titles(kept);
            for (String expected : List.of(
                    "0 received REGISTER",
                    "0 sent 401 Unauthorized",
                    "0 sent 200 OK",
                    "0 received MESSAGE",
                    "1 sent MESSAGE",
                    "1 received 200 Test")) {
                assertTrue(titles.contains(expected), () -> expected + " in " + titles);
            }
            desk.unwatch("anna");
            assertThrows(AdminException.class, () -> desk.ofSubscriber("anna", TraceFormat.JSON));
            assertThrows(AdminException.class, () -> desk.unwatch("anna"));
            assertThrows(AdminException.class, () -> desk.watch("nobody", Duration.ofMinutes(1)));
            assertThrows(AdminException.class, () -> desk.watch("anna", Duration.ofHours(2)));
            gateway.assertNothingLeft();
        }
    }

    @Test
    void aCaptureServerGetsEveryMessage() throws Exception {
        try (DatagramSocket homer = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                GatewayUnderTest gateway =
                        new GatewayUnderTest(directory, Map.of("trace.hep", "127.0.0.1:" + homer.getLocalPort()));
                TestPhone anna = gateway.phone("anna", "100.00")) {
            homer.setSoTimeout(10_000);
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            call.hangUp();
            pbx.hungUp();
            gateway.assertNothingLeft();
            String callee = "";
            while (!callee.contains("INVITE sip:1000@127.0.0.1")) {
                DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
                homer.receive(packet);
                callee = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                assertTrue(callee.startsWith("HEP3"), callee);
            }
            // The callee's leg has the caller's Call-ID beside its own.
            assertTrue(callee.contains(call.invite.callId()), callee);
        }
    }

    @Test
    void whatIsNotKeptIsSaidSo() throws Exception {
        try (GatewayUnderTest gateway = new GatewayUnderTest(directory, Map.of("trace.memory", "0"));
                TestPhone anna = gateway.phone("anna", "0.00")) {
            anna.call("1000").refused(402);
            String id = gateway.cdr("anna").callId();
            gateway.assertNothingLeft();
            AdminException off =
                    assertThrows(AdminException.class, () -> desk(gateway, 0).ofRecord(id, TraceFormat.TEXT));
            assertTrue(String.valueOf(off.getMessage()).contains("switched off"), off::getMessage);
            AdminException gone = assertThrows(
                    AdminException.class, () -> desk(gateway, 1 << 20).ofRecord(id, TraceFormat.TEXT));
            assertEquals(AdminException.Kind.UNKNOWN_TRACE, gone.kind());
            AdminException unknown =
                    assertThrows(AdminException.class, () -> desk(gateway, 1).ofRecord("pnone", TraceFormat.TEXT));
            assertEquals(AdminException.Kind.UNKNOWN_RECORD, unknown.kind());
        }
    }
}
