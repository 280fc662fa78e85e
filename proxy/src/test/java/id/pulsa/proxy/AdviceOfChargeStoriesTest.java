package id.pulsa.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.cell.FullHandover;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.money.Currency;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.proxy.aoc.AocMediaType;
import id.pulsa.proxy.aoc.AocStructure;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones that take advice of charge in message bodies, and those that do not. */
@Timeout(60)
class AdviceOfChargeStoriesTest {
    private static final String ONE_BODY = "application/sdp, application/vnd.etsi.aoc+xml";
    private static final String ALL_BODIES = ONE_BODY + ", multipart/mixed";
    private static final String FOREIGN = "<aoc>the PBX says 99.00</aoc>";

    private static final String TENTH = "basic/price-time/currency-id=IDR; basic/price-time/currency-amount=1.00;"
            + " basic/price-time/length-time-unit/time-unit=1;"
            + " basic/price-time/length-time-unit/scale=one-tenth-second;"
            + " basic/price-time/charging-type=step-function";

    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(directory);
    }

    @AfterEach
    void stop() throws Exception {
        try {
            gateway.assertNothingLeft();
        } finally {
            gateway.close();
        }
    }

    private static String advice(SipMessage message) {
        assertEquals(AocMediaType.NAME, message.header(HeaderName.CONTENT_TYPE), message::toString);
        assertEquals("render;handling=optional", message.header(HeaderName.CONTENT_DISPOSITION));
        return AocStructure.read(message.body());
    }

    /** The advice beside a session description, whose bytes must be those that the callee sent. */
    private static String adviceBesideSdp(SipMessage message) {
        String type = String.valueOf(message.header(HeaderName.CONTENT_TYPE));
        assertTrue(type.startsWith("multipart/mixed;boundary="), message::toString);
        assertNull(message.header(HeaderName.CONTENT_DISPOSITION));
        String boundary = "--" + type.substring(type.indexOf('=') + 1);
        String[] parts = new String(message.body(), UTF_8).split(boundary, -1);
        assertEquals(4, parts.length, message::toString);
        assertEquals(
                "\r\nContent-Type: application/sdp\r\nContent-Disposition: session\r\n\r\n" + TestPhone.SDP + "\r\n",
                parts[1]);
        String head = String.join(
                "\r\n",
                "",
                "Content-Type: application/vnd.etsi.aoc+xml",
                "Content-Disposition: render;handling=optional",
                "",
                "");
        assertTrue(parts[2].startsWith(head), parts[2]);
        assertEquals("--\r\n", parts[3]);
        return AocStructure.read(parts[2].substring(head.length()).getBytes(UTF_8));
    }

    private static String total(CallDetailRecord record) {
        return "recorded-currency-units/currency-id=IDR; recorded-currency-units/currency-amount="
                + Currency.IDR.format(record.chargeMicros());
    }

    /** Until there is something to charge: a call that ends in the millisecond of its answer costs nothing. */
    private void talkAWhile() {
        GatewayUnderTest.await(
                "some talk",
                () -> gateway.core().b2bua().calls().join().stream().anyMatch(call -> call.talkMillis() > 0));
    }

    private void dear(int ratio) {
        dear(ratio, PriceRule.WHOLE_CALL);
    }

    private void dear(int ratio, long lockMillis) {
        CellTerms terms = new CellTerms(
                10,
                new ChannelsAdmission(),
                new PriceRule(new FlatPrice(ratio), 60_000, lockMillis),
                FullHandover.KEEP,
                CellTerms.USUAL.load());
        Cell cell = new Cell("dear", "", "", 4, 0, terms, List.of(), List.of());
        gateway.core().cells().replace(new CellPlan(List.of(cell), null), System.nanoTime() / 1_000_000);
    }

    @Test
    void aPhoneThatTakesAllBodiesIsToldEverything() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "1000.00")) {
            anna.accept = ALL_BODIES;
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            assertEquals(List.of("application/sdp", "multipart/mixed"), pbx.invite.values(HeaderName.ACCEPT));
            assertEquals(TENTH, advice(anna.response(180)));
            assertEquals(TENTH, adviceBesideSdp(call.accepted()));
            call.acknowledge("");
            gateway.pbx.request(Method.ACK);
            talkAWhile();
            SipResponse farewell = call.hangUp();
            assertFalse(pbx.hungUp().hasBody());
            CallDetailRecord record = gateway.cdr("anna");
            assertTrue(record.chargeMicros() > 0);
            assertEquals(total(record), advice(farewell));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*/*", "application/sdp, multipart/mixed", "application/vnd.etsi.aoc+xml;q=0"})
    void aPhoneThatDoesNotNameItIsToldNothing(String accept) throws Exception {
        try (TestPhone anna = gateway.phone("anna", "1000.00")) {
            anna.accept = accept.isEmpty() ? null : accept;
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            assertFalse(anna.response(180).hasBody());
            assertEquals(TestPhone.SDP, new String(call.accepted().body(), UTF_8));
            call.acknowledge("");
            gateway.pbx.request(Method.ACK);
            assertFalse(call.hangUp().hasBody());
            pbx.hungUp();
        }
    }

    /** What it may not put beside a session description, it tells where there is none. */
    @Test
    void aPhoneThatTakesOneBodyKeepsItsSessionDescription() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "1000.00")) {
            anna.accept = ONE_BODY;
            TestCall call = anna.call("1000");
            SipRequest invite = gateway.pbx.request(Method.INVITE);
            gateway.pbx.answer(invite, 183, TestPhone.SDP);
            assertEquals(TestPhone.SDP, new String(anna.response(183).body(), UTF_8));
            gateway.pbx.answer(invite, 180, "");
            assertEquals(TENTH, advice(anna.response(180)));
            gateway.pbx.answer(invite, 181, "");
            assertFalse(anna.response(181).hasBody());
            SipResponse answer = gateway.pbx.answer(invite, 200, TestPhone.SDP);
            assertEquals(TestPhone.SDP, new String(call.accepted().body(), UTF_8));
            call.acknowledge("");
            gateway.pbx.request(Method.ACK);
            talkAWhile();
            new TestCall(gateway.pbx, invite, answer).hangUp();
            SipRequest bye = call.hungUp();
            assertEquals(total(gateway.cdr("anna")), advice(bye));
        }
    }

    @Test
    void theByeAtTheEndOfTheCreditTellsWhatWasCharged() throws Exception {
        dear(1_366);
        try (TestPhone anna = gateway.phoneIn("dear", "tenth", "anna", "7.00")) {
            anna.accept = ALL_BODIES;
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            String dear = TENTH.replace("=1.00", "=1.366");
            assertEquals(dear, advice(anna.response(180)));
            assertEquals(dear, adviceBesideSdp(call.accepted()));
            call.acknowledge("");
            gateway.pbx.request(Method.ACK);
            assertFalse(pbx.hungUp().hasBody());
            SipRequest bye = call.hungUp();
            CallDetailRecord record = gateway.cdr("anna");
            assertEquals("CREDIT_EXHAUSTED", record.cause());
            assertEquals(6_830_000, record.chargeMicros());
            assertEquals(total(record), advice(bye));
            assertEquals(170_000, gateway.account("anna").availableMicros());
        }
    }

    /** Once, in a request of its own, if the phone takes such. */
    @Test
    void anotherPriceIsToldWhileTheCallGoesOn() throws Exception {
        dear(1_000, 300);
        try (TestPhone anna = gateway.phoneIn("dear", "tenth", "anna", "1000.00");
                TestPhone budi = gateway.phoneIn("dear", "tenth", "budi", "1000.00")) {
            anna.accept = ONE_BODY;
            budi.accept = ONE_BODY;
            anna.allow = "INVITE, ACK, BYE, INFO";
            budi.allow = "INVITE, ACK, BYE";
            TestCall silent = budi.call("1000");
            TestCall silentPbx = gateway.pbx.pickUp();
            silent.answered();
            gateway.pbx.request(Method.ACK);
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            dear(1_200, 300);
            SipRequest info = anna.request(Method.INFO);
            anna.answer(info, 200);
            assertEquals(TENTH.replace("=1.00", "=1.20"), advice(info));
            // Longer than two more slices: the price is asked for again and again.
            GatewayUnderTest.await(
                    "another slice",
                    () -> gateway.core().b2bua().calls().join().stream()
                            .allMatch(running -> running.talkMillis() > 2_500));
            SipResponse farewell = call.hangUp();
            pbx.hungUp();
            assertEquals(total(gateway.cdr("anna")), advice(farewell));
            silent.hangUp();
            silentPbx.hungUp();
            assertEquals(0, anna.unread(Method.INFO));
            assertEquals(0, budi.unread(Method.INFO));
        }
    }

    /** RFC 3261 §18.1.1: more than 1,300 bytes are not for a datagram. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # bytes in a Route of the BYE, told
            100,                           true
            700,                           false
            """)
    void aByeThatWouldBecomeTooLargeTellsNothing(int bytes, boolean told) throws Exception {
        try (TestPhone anna = gateway.phone("anna", "1000.00")) {
            anna.accept = ONE_BODY;
            anna.route = "<sip:127.0.0.1:" + anna.port() + ";lr;far=" + "a".repeat(bytes) + ">";
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            talkAWhile();
            pbx.hangUp();
            SipRequest bye = call.hungUp();
            assertEquals(anna.route, bye.header(HeaderName.ROUTE));
            assertTrue(bye.length() <= 1_300, bye::toString);
            assertEquals(told, bye.hasBody());
        }
    }

    /** Emergency calls cost nothing, and say so. */
    @Test
    void aFreeCallIsSaidToBeFree() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "0.00")) {
            anna.accept = ALL_BODIES;
            TestCall call = anna.call("112");
            TestCall pbx = gateway.pbx.pickUp();
            assertEquals("basic/free-charge", advice(anna.response(180)));
            assertEquals("basic/free-charge", adviceBesideSdp(call.accepted()));
            call.acknowledge("");
            gateway.pbx.request(Method.ACK);
            assertEquals("free-charge", advice(call.hangUp()));
            pbx.hungUp();
        }
    }

    /** The same bytes whenever the same message is asked for again. */
    @Test
    void whatIsSentAgainIsTheSame() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "1000.00")) {
            anna.accept = ALL_BODIES;
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            String first = call.accepted().toString();
            assertEquals(first, call.accepted().toString());
            call.acknowledge("");
            gateway.pbx.request(Method.ACK);
            talkAWhile();
            SipRequest bye = call.send(Method.BYE, "");
            SipResponse farewell = call.answerTo(bye);
            anna.send(bye);
            assertEquals(farewell.toString(), call.answerTo(bye).toString());
            assertEquals(total(gateway.cdr("anna")), advice(farewell));
            pbx.hungUp();
        }
    }

    /** We charge, so it is our price that is told; the rest of what the PBX sends passes. */
    @ParameterizedTest
    @ValueSource(strings = {"application/sdp", ONE_BODY})
    void whatThePbxSaysOfThePriceDoesNotGetThrough(String accept) throws Exception {
        try (TestPhone anna = gateway.phone("anna", "1000.00")) {
            anna.accept = accept;
            TestCall call = anna.call("1000");
            SipRequest invite = gateway.pbx.request(Method.INVITE);
            assertEquals(List.of("application/sdp"), invite.values(HeaderName.ACCEPT));
            gateway.pbx.answer(invite, 180, AocMediaType.NAME, FOREIGN);
            SipResponse ringing = anna.response(180);
            assertEquals(accept.equals(ONE_BODY) ? TENTH : "", ringing.hasBody() ? advice(ringing) : "");
            gateway.pbx.answer(invite, 183, "text/plain", "sebentar");
            assertEquals("sebentar", new String(anna.response(183).body(), UTF_8));
            SipResponse answer = gateway.pbx.answer(invite, 200, TestPhone.SDP);
            call.answered();
            gateway.pbx.request(Method.ACK);
            gateway.awaitEstablished();
            TestCall pbx = new TestCall(gateway.pbx, invite, answer);
            pbx.send(Method.INFO, AocMediaType.NAME, FOREIGN);
            gateway.pbx.response(415);
            pbx.send(Method.INFO, "application/dtmf-relay", "Signal=5");
            SipRequest info = anna.request(Method.INFO);
            assertEquals("Signal=5", new String(info.body(), UTF_8));
            anna.answer(info, 200);
            gateway.pbx.response(200);
            call.hangUp();
            pbx.hungUp();
        }
    }

    /** Several parts already: they stay as they are, and the rest is told where it can be. */
    @Test
    void aBodyOfSeveralPartsStaysAsItIs() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "1000.00")) {
            anna.accept = ALL_BODIES;
            TestCall call = anna.call("1000");
            SipRequest invite = gateway.pbx.request(Method.INVITE);
            String parts = "--x\r\nContent-Type: application/sdp\r\n\r\n" + TestPhone.SDP + "\r\n--x--\r\n";
            SipResponse answer = gateway.pbx.answer(invite, 200, "multipart/mixed;boundary=x", parts);
            assertEquals(parts, new String(call.accepted().body(), UTF_8));
            call.acknowledge("");
            gateway.pbx.request(Method.ACK);
            talkAWhile();
            assertEquals(
                    "recorded-currency-units/currency-id=IDR",
                    advice(call.hangUp()).split(";", 2)[0]);
            new TestCall(gateway.pbx, invite, answer).hungUp();
        }
    }

    /** A call from the PBX costs its caller nothing here, but others may charge for it: theirs passes, ours is none. */
    @Test
    void aCallFromThePbxPassesAsItIs() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "0.00")) {
            anna.register();
            gateway.pbx.accept = ALL_BODIES;
            TestCall call = gateway.pbx.callUnchallenged("anna", gateway.udp());
            SipRequest invite = anna.request(Method.INVITE);
            assertTrue(invite.lists(HeaderName.ACCEPT, AocMediaType.NAME), invite::toString);
            anna.answer(invite, 180, AocMediaType.NAME, FOREIGN);
            assertEquals(FOREIGN, new String(gateway.pbx.response(180).body(), UTF_8));
            SipResponse answer = anna.answer(invite, 200, TestPhone.SDP);
            assertEquals(TestPhone.SDP, new String(call.accepted().body(), UTF_8));
            call.acknowledge("");
            anna.request(Method.ACK);
            assertFalse(call.hangUp().hasBody());
            new TestCall(anna, invite, answer).hungUp();
        }
    }
}
