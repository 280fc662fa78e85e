package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.b2bua.MessageCounts;
import id.pulsa.proxy.b2bua.StopPlan;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to text messages outside calls, told phone by phone; afterwards the books must be right. */
@Timeout(60)
class MessageStoriesTest {
    @TempDir
    Path directory;

    private GatewayUnderTest gateway;
    private TestPhone anna;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(directory, Map.of("sip.shards", "1", "limits.live_messages", "2"));
        anna = gateway.phoneOf("chat", "anna", "100.00");
    }

    @AfterEach
    void stop() throws Exception {
        try {
            gateway.assertNothingLeft();
        } finally {
            anna.close();
            gateway.close();
        }
    }

    private CallDetailRecord assertRecord(String sender, String cause, int status, String charge) throws Exception {
        CallDetailRecord record = gateway.cdr(sender);
        assertEquals(CallDetailRecord.Kind.MESSAGE, record.kind(), record::toString);
        assertEquals(cause, record.cause(), record::toString);
        assertEquals(status, record.sipStatus(), record::toString);
        assertEquals(Micros.parse(charge), record.chargeMicros(), record::toString);
        return record;
    }

    private void assertBalance(String account, String balance) {
        GatewayUnderTest.await(
                account + " to have " + balance,
                () -> gateway.account(account).availableMicros() == Micros.parse(balance));
    }

    @Test
    void deliveredAndPaid() throws Exception {
        byte[] body = {0, 1, (byte) 0xff, '\r', '\n', '\r', '\n', 'x'};
        SipRequest sent = anna.message("sip:1000@lab.test", "application/octet-stream;a=\"b\"", body);
        SipRequest there = gateway.pbx.request(Method.MESSAGE);
        assertArrayEquals(body, there.body());
        assertEquals("application/octet-stream;a=\"b\"", there.header(HeaderName.CONTENT_TYPE));
        assertNotEquals(sent.callId(), there.callId());
        assertNotEquals(sent.from().tag(), there.from().tag());
        assertEquals("1 MESSAGE", String.valueOf(there.cseq()));
        assertEquals("<sip:anna@lab.test>", there.from().without("tag").toString());
        assertEquals("<sip:1000@lab.test>", there.to().toString());
        assertEquals(1, there.values(HeaderName.VIA).size());
        assertEquals(69, there.number(HeaderName.MAX_FORWARDS));
        assertFalse(there.has(HeaderName.PROXY_AUTHORIZATION), there::toString);
        assertFalse(there.has(HeaderName.CONTACT), there::toString);
        assertFalse(there.toString().contains(":" + anna.port()), there::toString);
        gateway.pbx.answer(there, 200);
        SipResponse ok = anna.response(200);
        assertFalse(ok.has(HeaderName.CONTACT), ok::toString);
        CallDetailRecord record = assertRecord("anna", "DELIVERED", 200, "10.00");
        assertEquals("chat/any", record.rate());
        assertBalance("anna", "90.00");
        MessageCounts counts = gateway.core().b2bua().messages().join();
        assertEquals(1, counts.delivered());
        assertEquals(0, counts.undelivered() + counts.refused());
    }

    /** A phone that accepts a message for later (RFC 3428 §7), and one that answers what it should not. */
    @ParameterizedTest
    @CsvSource({"202, 202", "204, 200", "299, 200"})
    void everySuccessDelivers(int status, int passedOn) throws Exception {
        anna.message("1000", "hello");
        gateway.pbx.answer(gateway.pbx.request(Method.MESSAGE), status);
        anna.response(passedOn);
        assertRecord("anna", "DELIVERED", passedOn, "10.00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            302 | 480 | REJECTED_BY_CALLEE
            401 | 502 | REJECTED_BY_CALLEE
            404 | 404 | UNKNOWN_DESTINATION
            405 | 405 | REJECTED_BY_CALLEE
            415 | 415 | REJECTED_BY_CALLEE
            480 | 480 | NO_ANSWER
            486 | 486 | BUSY
            503 | 500 | CALLEE_UNREACHABLE
            603 | 603 | DECLINED
            """)
    void undeliveredIsRefunded(int status, int passedOn, String cause) throws Exception {
        anna.message("1000", "hello");
        SipRequest there = gateway.pbx.request(Method.MESSAGE);
        assertEquals(Micros.parse("90"), gateway.account("anna").availableMicros());
        gateway.pbx.answer(there, status);
        SipResponse failure = anna.response(passedOn);
        assertTrue(String.valueOf(failure.header(HeaderName.REASON)).contains("cause=" + passedOn), failure::toString);
        assertRecord("anna", cause, passedOn, "0");
        assertBalance("anna", "100.00");
    }

    /** The sender hears so before its own Timer F ends, and 100 while it waits. */
    @Test
    void nobodyAnswers() throws Exception {
        SipRequest sent = anna.message("1000", "hello");
        anna.response(100);
        anna.send(sent);
        anna.response(408);
        assertRecord("anna", "CALLEE_UNREACHABLE", 408, "0");
        assertBalance("anna", "100.00");
    }

    @Test
    void repeatedRequestsAreOneMessage() throws Exception {
        SipRequest sent = anna.message("1000", "hello");
        SipRequest there = gateway.pbx.request(Method.MESSAGE);
        anna.send(sent);
        gateway.pbx.answer(there, 200);
        anna.response(200);
        anna.send(sent);
        anna.response(200);
        assertRecord("anna", "DELIVERED", 200, "10.00");
        assertBalance("anna", "90.00");
    }

    @Test
    void theSameMessageByAnotherPath() throws Exception {
        SipRequest sent = anna.message("1000", "hello");
        SipRequest there = gateway.pbx.request(Method.MESSAGE);
        anna.send(MessageBuilder.request(Method.MESSAGE, sent.requestUri())
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:" + anna.port() + ";rport;branch=" + anna.nextBranch())
                .copyAllBut(sent, java.util.Set.of(HeaderName.VIA))
                .body(sent)
                .buildRequest());
        anna.response(482);
        gateway.pbx.answer(there, 200);
        anna.response(200);
        assertBalance("anna", "90.00");
    }

    @Test
    void withoutCredit() throws Exception {
        try (TestPhone budi = gateway.phoneOf("chat", "budi", "9.99")) {
            budi.message("1000", "hello");
            SipResponse refusal = budi.response(402);
            assertTrue(String.valueOf(refusal.header(HeaderName.REASON)).contains("credit"), refusal::toString);
            assertRecord("budi", "REFUSED", 402, "0");
            assertEquals(1, gateway.core().b2bua().messages().join().refused());
        }
    }

    @ParameterizedTest
    @CsvSource({"09001, 403", "0712, 403", "budi, 480"})
    void refused(String called, int status) throws Exception {
        try (TestPhone budi = gateway.phoneOf("chat", "budi", "0.00")) {
            assertNotEquals(anna.port(), budi.port());
            anna.message(called, "hello");
            anna.response(status);
            assertRecord("anna", called.equals("budi") ? "NOT_REGISTERED" : "REFUSED", status, "0");
        }
    }

    @Test
    void everyPhoneOfTheReceiverGetsItAndOneIsEnough() throws Exception {
        try (TestPhone desk = gateway.phoneOf("chat", "budi", "0.00");
                TestPhone mobile = new TestPhone("budi", gateway.udp())) {
            desk.register();
            mobile.register();
            anna.message("budi", "halo");
            SipRequest atDesk = desk.request(Method.MESSAGE);
            SipRequest atMobile = mobile.request(Method.MESSAGE);
            assertEquals("sip:budi@127.0.0.1:" + desk.port(), atDesk.requestUri());
            desk.answer(atDesk, 486);
            mobile.answer(atMobile, 200);
            anna.response(200);
            assertRecord("anna", "DELIVERED", 200, "10.00");
            assertBalance("anna", "90.00");
        }
    }

    @ParameterizedTest
    @CsvSource({"480, 404, 480", "404, 603, 603", "500, 415, 415", "486, 480, 486", "200, 202, 200"})
    void theBestOfTwoAnswers(int first, int second, int passedOn) throws Exception {
        try (TestPhone desk = gateway.phoneOf("chat", "budi", "0.00");
                TestPhone mobile = new TestPhone("budi", gateway.udp())) {
            desk.register();
            mobile.register();
            anna.message("budi", "halo");
            SipRequest atMobile = mobile.request(Method.MESSAGE);
            desk.answer(desk.request(Method.MESSAGE), first);
            if (first == 200) {
                anna.response(200);
                mobile.answer(atMobile, second);
            } else {
                mobile.answer(atMobile, second);
                anna.response(passedOn);
            }
            assertBalance("anna", first == 200 ? "90.00" : "100.00");
            assertEquals(passedOn, gateway.cdr("anna").sipStatus());
        }
    }

    @Test
    void thePbxWritesAndNobodyPays() throws Exception {
        anna.register();
        gateway.pbx.messageUnchallenged("anna", gateway.udp());
        assertEquals("ping", anna.text());
        gateway.pbx.response(200);
        assertNull(assertRecord("pbx", "DELIVERED", 200, "0").account());
        assertBalance("anna", "100.00");
    }

    @ParameterizedTest
    @CsvSource({"nobody", "*888"})
    void thePbxWritesToWhatIsNoSubscriber(String called) throws Exception {
        gateway.pbx.messageUnchallenged(called, gateway.udp());
        gateway.pbx.response(404);
        assertRecord("pbx", "UNKNOWN_DESTINATION", 404, "0");
    }

    @Test
    void emergencyMessagesAreFree() throws Exception {
        try (TestPhone budi = gateway.phoneOf("chat", "budi", "0.00")) {
            budi.message("112", "help");
            gateway.pbx.answer(gateway.pbx.request(Method.MESSAGE), 200);
            budi.response(200);
            assertRecord("budi", "DELIVERED", 200, "0");
        }
    }

    /** RFC 3428 §8. */
    @Test
    void tooLongForUdp() throws Exception {
        anna.message("1000", "x".repeat(1_300));
        SipResponse refusal = anna.response(513);
        assertTrue(String.valueOf(refusal.header(HeaderName.REASON)).contains("1300"), refusal::toString);
        assertRecord("anna", "REFUSED", 513, "0");
        assertBalance("anna", "100.00");
    }

    /** A PBX that is reached over TCP takes longer ones. */
    @Test
    void longOverTcp() throws Exception {
        try (ServerSocket pbx = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                GatewayUnderTest other = new GatewayUnderTest(
                        directory.resolve("tcp"),
                        Map.of("sip.pbx", "sip:127.0.0.1:" + pbx.getLocalPort() + ";transport=tcp"));
                TestPhone budi = other.phoneOf("chat", "budi", "100.00")) {
            budi.message("1000", "x".repeat(2_000));
            pbx.setSoTimeout(10_000);
            try (Socket connection = pbx.accept()) {
                connection.getOutputStream().write(accepted(connection.getInputStream()));
                budi.response(200);
            }
            assertEquals("DELIVERED", other.cdr("budi").cause());
        }
    }

    /** Reads the message that ends in a run of x, and makes the 200 to it. */
    private static byte[] accepted(InputStream in) throws IOException {
        StringBuilder message = new StringBuilder();
        while (!message.toString().endsWith("x".repeat(2_000))) {
            int next = in.read();
            assertTrue(next >= 0, message::toString);
            message.append((char) next);
        }
        String copied = message.toString()
                .lines()
                .filter(line -> line.matches("(?i)(Via|From|To|Call-ID|CSeq):.*"))
                .map(line -> line.startsWith("To") ? line + ";tag=pbx" : line)
                .collect(Collectors.joining("\r\n"));
        return ("SIP/2.0 200 OK\r\n" + copied + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void noMoreAtOnceThanTheLimit() throws Exception {
        anna.message("1000", "one");
        SipRequest first = gateway.pbx.request(Method.MESSAGE);
        anna.message("1001", "two");
        SipRequest second = gateway.pbx.request(Method.MESSAGE);
        anna.send(anna.request(Method.MESSAGE, "sip:1002@lab.test", "sip:1002@lab.test", "third", 1)
                .buildRequest());
        SipResponse refusal = anna.response(503);
        assertTrue(refusal.has(HeaderName.RETRY_AFTER), refusal::toString);
        gateway.pbx.answer(first, 200);
        gateway.pbx.answer(second, 200);
        anna.response(200);
        anna.response(200);
        assertBalance("anna", "80.00");
    }

    @Test
    void stopGivesUpWhatIsOnItsWay() throws Exception {
        anna.message("1000", "hello");
        gateway.pbx.request(Method.MESSAGE);
        CompletableFuture<Void> restarted = CompletableFuture.runAsync(() -> {
            try {
                gateway.restart();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        SipResponse refusal = anna.response(503);
        assertTrue(String.valueOf(refusal.header(HeaderName.REASON)).contains("stopping"), refusal::toString);
        restarted.join();
        assertRecord("anna", "GATEWAY_STOPPED", 503, "0");
        assertBalance("anna", "100.00");
    }

    @Test
    void stopWaitsForTheAnswer() throws Exception {
        anna.message("1000", "hello");
        SipRequest there = gateway.pbx.request(Method.MESSAGE);
        CompletableFuture<Void> stopped = gateway.core().b2bua().stop(StopPlan.atOnce(10_000));
        // Asked in turn: once this is answered the shard has heard of the stop.
        gateway.core().b2bua().messages().join();
        anna.send(anna.request(Method.MESSAGE, "sip:1002@lab.test", "sip:1002@lab.test", "late", 1)
                .buildRequest());
        anna.response(503);
        gateway.pbx.answer(there, 200);
        anna.response(200);
        stopped.join();
        assertRecord("anna", "DELIVERED", 200, "10.00");
    }

    /** Inside a call a message costs its sender the same as outside. */
    @Test
    void insideACall() throws Exception {
        try (TestPhone budi = gateway.phoneOf("chat", "budi", "25.00")) {
            budi.register();
            TestCall call = anna.call("budi");
            TestCall picked = budi.pickUp();
            call.answered();
            budi.request(Method.ACK);
            call.send(Method.MESSAGE, "x");
            budi.answer(budi.request(Method.MESSAGE), 200);
            anna.response(200);
            picked.send(Method.MESSAGE, "y");
            anna.answer(anna.request(Method.MESSAGE), 202);
            budi.response(202);
            picked.send(Method.MESSAGE, "y");
            anna.answer(anna.request(Method.MESSAGE), 415);
            budi.response(415);
            picked.send(Method.MESSAGE, "y");
            SipRequest unanswered = anna.request(Method.MESSAGE);
            call.hangUp();
            budi.response(487);
            picked.hungUp();
            anna.answer(unanswered, 200);
            List<CallDetailRecord> messages = gateway.cdrs().stream()
                    .filter(record -> record.kind() == CallDetailRecord.Kind.MESSAGE)
                    .toList();
            assertEquals(
                    "[anna budi DELIVERED 200, budi anna DELIVERED 202,"
                            + " budi anna REJECTED_BY_CALLEE 415, budi anna CALLEE_UNREACHABLE 487]",
                    messages.stream()
                            .map(record -> record.caller() + " " + record.called() + " " + record.cause() + " "
                                    + record.sipStatus())
                            .toList()
                            .toString());
            assertBalance("budi", "15.00");
        }
    }

    @Test
    void insideACallWithoutCredit() throws Exception {
        try (TestPhone budi = gateway.phoneOf("chat", "budi", "9.00")) {
            TestCall call = budi.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            call.send(Method.MESSAGE, "x");
            budi.response(402);
            call.send(Method.MESSAGE, "x".repeat(1_200));
            budi.response(513);
            pbx.send(Method.MESSAGE, "free");
            budi.answer(budi.request(Method.MESSAGE), 200);
            gateway.pbx.response(200);
            call.hangUp();
            pbx.hungUp();
        }
    }
}
