package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to calls, told phone by phone; after each story nothing may be left and the books must be right. */
@Timeout(60)
class CallStoriesTest {
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

    private CallDetailRecord assertRecord(String caller, String cause, int status) throws Exception {
        CallDetailRecord record = gateway.cdr(caller);
        assertEquals(cause, record.cause(), record::toString);
        assertEquals(status, record.sipStatus(), record::toString);
        return record;
    }

    @Test
    void callerHangsUp() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            GatewayUnderTest.await(
                    "a few milliseconds of talk",
                    () -> gateway.core().b2bua().calls().join().get(0).talkMillis() >= 5);
            call.hangUp();
            pbx.hungUp();
            CallDetailRecord record = assertRecord("anna", "CALLER_HUNG_UP", 200);
            assertTrue(record.chargeMicros() >= Micros.PER_UNIT, record::toString);
            assertEquals(0, record.chargeMicros() % Micros.PER_UNIT);
        }
    }

    @Test
    void calleeHangsUp() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            pbx.hangUp();
            call.hungUp();
            assertRecord("anna", "CALLEE_HUNG_UP", 200);
        }
    }

    @Test
    void legsShareNothingThatWouldShowOneToTheOther() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            assertNotEquals(call.invite.callId(), there.callId());
            assertNotEquals(call.invite.from().tag(), there.from().tag());
            assertFalse(there.has(HeaderName.PROXY_AUTHORIZATION));
            assertEquals(1, there.values(HeaderName.VIA).size());
            assertFalse(there.toString().contains(":" + anna.port()), there::toString);
            assertEquals(69, there.number(HeaderName.MAX_FORWARDS));
            assertEquals("anna", assertNotNullUser(there));
            gateway.pbx.answer(there, 486, "");
            gateway.pbx.request(Method.ACK);
            SipResponse busy = call.refused(486);
            assertTrue(String.valueOf(busy.header(HeaderName.REASON)).contains("cause=486"), busy::toString);
            assertRecord("anna", "BUSY", 486);
        }
    }

    private static String assertNotNullUser(SipRequest request) {
        var uri = request.from().uri();
        assertNotNull(uri);
        return uri.user();
    }

    @Test
    void creditEnds() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "5.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            SipRequest bye = call.hungUp();
            pbx.hungUp();
            assertTrue(String.valueOf(bye.header(HeaderName.REASON)).contains("cause=402"), bye::toString);
            CallDetailRecord record = assertRecord("anna", "CREDIT_EXHAUSTED", 200);
            assertTrue(record.talkMillis() >= 500, record::toString);
            assertEquals(5 * Micros.PER_UNIT, record.chargeMicros());
            assertEquals(0, gateway.account("anna").balanceMicros());
        }
    }

    @Test
    void topUpExtendsTheCall() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "3.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.topUp("anna", "4.00");
            call.hungUp();
            pbx.hungUp();
            CallDetailRecord record = assertRecord("anna", "CREDIT_EXHAUSTED", 200);
            assertEquals(7 * Micros.PER_UNIT, record.chargeMicros());
            assertTrue(record.talkMillis() >= 700, record::toString);
        }
    }

    @Test
    void withoutCreditNobodyIsRung() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "0.99")) {
            SipResponse refusal = anna.call("1000").refused(402);
            assertTrue(String.valueOf(refusal.header(HeaderName.REASON)).contains("credit"), refusal::toString);
            CallDetailRecord record = assertRecord("anna", "REFUSED", 402);
            assertEquals(0, record.chargeMicros());
        }
    }

    @Test
    void barredDestination() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "10.00")) {
            anna.call("09001234").refused(403);
            assertRecord("anna", "REFUSED", 403);
        }
    }

    @Test
    void callerCancelsWhileItRings() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "10.00")) {
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            gateway.pbx.answer(there, 180, "");
            anna.response(180);
            call.cancel();
            anna.response(200);
            call.refused(487);
            SipRequest cancel = gateway.pbx.request(Method.CANCEL);
            gateway.pbx.answer(cancel, 200, "");
            gateway.pbx.answer(there, 487, "");
            gateway.pbx.request(Method.ACK);
            CallDetailRecord record = assertRecord("anna", "CANCELLED", 487);
            assertEquals(0, record.chargeMicros());
            assertTrue(record.ringingAtWallMillis() > 0, record::toString);
        }
    }

    @Test
    void answerThatCrossesTheCancelIsEndedAndFree() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "10.00")) {
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            gateway.pbx.answer(there, 180, "");
            anna.response(180);
            call.cancel();
            anna.response(200);
            call.refused(487);
            gateway.pbx.request(Method.CANCEL);
            TestCall pbx = new TestCall(gateway.pbx, there, gateway.pbx.answer(there, 200, TestPhone.SDP));
            gateway.pbx.request(Method.ACK);
            pbx.hungUp();
            assertEquals(0, assertRecord("anna", "CANCELLED", 487).chargeMicros());
        }
    }

    @Test
    void nobodyAnswers() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "10.00")) {
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            gateway.pbx.answer(there, 180, "");
            anna.response(180);
            call.refused(480);
            gateway.pbx.answer(gateway.pbx.request(Method.CANCEL), 200, "");
            gateway.pbx.answer(there, 487, "");
            assertRecord("anna", "NO_ANSWER", 480);
        }
    }

    @Test
    void calleeIsSilent() throws Exception {
        try (GatewayUnderTest patient = gateway(directory.resolve("silent"), "calls.ring_timeout", "60s");
                TestPhone anna = patient.phone("anna", "10.00")) {
            TestCall call = anna.call("1000");
            patient.pbx.request(Method.INVITE);
            patient.pbx.request(Method.INVITE);
            call.refused(408);
            assertEquals("CALLEE_UNREACHABLE", patient.cdr("anna").cause());
            patient.assertNothingLeft();
        }
    }

    private static GatewayUnderTest gateway(Path directory, String key, String value) throws Exception {
        return new GatewayUnderTest(directory, java.util.Map.of(key, value));
    }

    @Test
    void acknowledgementNeverComes() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            SipResponse first = call.accepted();
            SipResponse again = anna.response(200);
            assertEquals(first.toString(), again.toString());
            call.hungUp();
            pbx.hungUp();
            CallDetailRecord record = assertRecord("anna", "ACK_MISSING", 200);
            assertTrue(record.chargeMicros() > 0, record::toString);
        }
    }

    @Test
    void byeIsNeverAnswered() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            gateway.pbx.pickUp();
            call.answered();
            call.hangUp();
            gateway.pbx.request(Method.BYE);
            gateway.pbx.request(Method.BYE);
            assertRecord("anna", "CALLER_HUNG_UP", 200);
        }
    }

    @Test
    void byesCross() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            call.send(Method.BYE, "");
            pbx.send(Method.BYE, "");
            anna.response(200);
            gateway.pbx.response(200);
            assertEquals(1, gateway.cdrs().size());
            pbx.hungUp();
        }
    }

    @Test
    void subscriberCallsSubscriberOnAllPhones() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00");
                TestPhone desk = gateway.phone("budi", "0.00");
                TestPhone mobile = new TestPhone("budi", gateway.udp())) {
            desk.register();
            mobile.register();
            TestCall call = anna.call("budi");
            SipRequest atDesk = desk.request(Method.INVITE);
            SipRequest atMobile = mobile.request(Method.INVITE);
            desk.answer(atDesk, 180, "");
            anna.response(180);
            TestCall picked = new TestCall(mobile, atMobile, mobile.answer(atMobile, 200, TestPhone.SDP));
            call.answered();
            SipRequest cancel = desk.request(Method.CANCEL);
            assertTrue(String.valueOf(cancel.header(HeaderName.REASON)).contains("elsewhere"), cancel::toString);
            desk.answer(cancel, 200, "");
            desk.answer(atDesk, 487, "");
            desk.request(Method.ACK);
            mobile.request(Method.ACK);
            picked.hangUp();
            call.hungUp();
            assertRecord("anna", "CALLEE_HUNG_UP", 200);
        }
    }

    @Test
    void aPhoneWhoseRegistrationTheAdministratorRemovesIsNotCalledUntilItRegistersAnew() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00");
                TestPhone budi = gateway.phone("budi", "0.00")) {
            budi.register();
            assertTrue(gateway.core().registrar().removeAll("budi").get(20, TimeUnit.SECONDS));
            anna.call("budi").refused(480);
            assertRecord("anna", "NOT_REGISTERED", 480);
            budi.register();
            TestCall call = anna.call("budi");
            budi.answer(budi.request(Method.INVITE), 486, "");
            call.refused(486);
        }
    }

    @Test
    void unregisteredSubscriber() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00");
                TestPhone budi = gateway.phone("budi", "0.00")) {
            anna.call("budi").refused(480);
            assertRecord("anna", "NOT_REGISTERED", 480);
            assertNotEquals(anna.port(), budi.port());
        }
    }

    @Test
    void pbxCallsASubscriberAndNobodyPays() throws Exception {
        try (TestPhone budi = gateway.phone("budi", "0.00")) {
            budi.register();
            TestCall call = gateway.pbx.callUnchallenged("budi", gateway.udp());
            TestCall picked = budi.pickUp();
            call.answered();
            budi.request(Method.ACK);
            call.hangUp();
            picked.hungUp();
            CallDetailRecord record = assertRecord("pbx", "CALLER_HUNG_UP", 200);
            assertNull(record.account());
            assertEquals(0, record.chargeMicros());
        }
    }

    @Test
    void pbxCallsANumberThatNobodyHas() throws Exception {
        gateway.pbx.callUnchallenged("nobody", gateway.udp()).refused(404);
        assertRecord("pbx", "UNKNOWN_DESTINATION", 404);
    }

    @Test
    void holdsAndResumes() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            for (String direction : new String[] {"a=sendonly\r\n", "a=sendrecv\r\n"}) {
                call.send(Method.INVITE, TestPhone.SDP + direction);
                SipRequest there = gateway.pbx.request(Method.INVITE);
                assertTrue(new String(there.body(), java.nio.charset.StandardCharsets.UTF_8).endsWith(direction));
                gateway.pbx.answer(there, 200, TestPhone.SDP);
                SipResponse answer = call.accepted();
                assertTrue(answer.hasBody());
                call.acknowledge("");
                gateway.pbx.request(Method.ACK);
            }
            pbx.send(Method.INFO, "Signal=1");
            anna.answer(anna.request(Method.INFO), 200, "");
            gateway.pbx.response(200);
            call.hangUp();
            pbx.hungUp();
            assertRecord("anna", "CALLER_HUNG_UP", 200);
        }
    }

    @Test
    void offerInTheAnswerIsAnsweredInTheAcknowledgement() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000", "");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            assertFalse(there.hasBody());
            TestCall pbx = new TestCall(gateway.pbx, there, gateway.pbx.answer(there, 200, TestPhone.SDP));
            assertTrue(call.accepted().hasBody());
            call.acknowledge(TestPhone.SDP);
            assertTrue(gateway.pbx.request(Method.ACK).hasBody());
            call.hangUp();
            pbx.hungUp();
            assertRecord("anna", "CALLER_HUNG_UP", 200);
        }
    }

    @Test
    void administratorHangsUp() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            String id = gateway.core().b2bua().calls().get().get(0).callId();
            assertTrue(gateway.core().b2bua().hangUp(id).get());
            call.hungUp();
            pbx.hungUp();
            assertFalse(gateway.core().b2bua().hangUp(id).get());
            assertRecord("anna", "ADMINISTRATOR", 200);
        }
    }

    @Test
    void callLimitOfASubscriber() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "anna", "100.00", 1, null);
                TestPhone second = new TestPhone("anna", gateway.udp())) {
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            SipResponse refusal = second.call("1001").refused(486);
            assertTrue(refusal.has(HeaderName.REASON));
            gateway.pbx.answer(there, 603, "");
            call.refused(603);
            assertEquals(2, gateway.cdrs().size());
        }
    }

    @Test
    void fullCell() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "anna", "100.00", 0, "narrow");
                TestPhone budi = gateway.phone("budi", "budi", "100.00", 0, "narrow")) {
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            SipResponse refusal = budi.call("1001").refused(503);
            assertTrue(refusal.has(HeaderName.RETRY_AFTER));
            assertTrue(String.valueOf(refusal.header(HeaderName.REASON)).contains("narrow"), refusal::toString);
            gateway.pbx.answer(there, 486, "");
            call.refused(486);
            assertRecord("budi", "REFUSED", 503);
        }
    }

    @Test
    void emergencyCallNeedsNoCredit() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "anna", "0.00", 0, "narrow")) {
            TestCall call = anna.call("112");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            call.hangUp();
            pbx.hungUp();
            assertEquals(0, assertRecord("anna", "CALLER_HUNG_UP", 200).chargeMicros());
        }
    }

    @Test
    void stopEndsTheCallAndTheBooksStayRight() throws Exception {
        try (TestPhone anna = gateway.phone("anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            Thread stopping = new Thread(() -> assertDoesNotThrow());
            stopping.start();
            call.hungUp();
            pbx.hungUp();
            stopping.join();
            assertRecord("anna", "GATEWAY_STOPPED", 200);
        }
    }

    private void assertDoesNotThrow() {
        try {
            gateway.restart();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
