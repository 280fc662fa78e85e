package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.money.Micros;
import id.pulsa.proxy.b2bua.StopPlan;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls and messages to service numbers, told phone by phone. */
@Timeout(60)
class ServiceStoriesTest {
    @TempDir
    Path directory;

    private GatewayUnderTest gateway;
    private TestPhone anna;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(directory, Map.of("services.quote", "889"));
        anna = gateway.phoneOf("chat", "anna", "1500.00");
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

    private void assertRecord(String caller, CallDetailRecord.Kind kind, String cause, int status, String called)
            throws Exception {
        CallDetailRecord record = gateway.cdr(caller);
        assertEquals(kind, record.kind(), record::toString);
        assertEquals(cause, record.cause(), record::toString);
        assertEquals(status, record.sipStatus(), record::toString);
        assertEquals(called, record.called(), record::toString);
        assertEquals(0, record.chargeMicros(), record::toString);
        assertNull(record.account(), record::toString);
    }

    @Test
    void balanceByMessage() throws Exception {
        anna.register();
        anna.message("*888", "saldo?");
        anna.response(200);
        SipRequest told = anna.request(Method.MESSAGE);
        anna.answer(told, 200);
        assertEquals("Your balance is IDR 1,500.00.", new String(told.body(), StandardCharsets.UTF_8));
        assertEquals("text/plain;charset=UTF-8", told.header(HeaderName.CONTENT_TYPE));
        assertEquals("sip:anna@127.0.0.1:" + anna.port(), told.requestUri());
        assertEquals("<sip:*888@lab.test>", told.from().without("tag").toString());
        assertEquals("<sip:anna@lab.test>", told.to().toString());
        assertFalse(told.has(HeaderName.CONTACT), told::toString);
        assertRecord("anna", CallDetailRecord.Kind.MESSAGE, "SERVICE", 200, "*888");
        assertEquals(Micros.parse("1500"), gateway.account("anna").availableMicros());
        GatewayUnderTest.await("the phone's answer to count", () -> {
            var counts = gateway.core().b2bua().messages().join();
            return counts.serviceRequests() == 1 && counts.textsDelivered() == 1 && counts.inFlight() == 0;
        });
    }

    /** The one phone of several that asked is told, and a phone that never registered is told where it is. */
    @Test
    void thePhoneThatAskedIsTold() throws Exception {
        anna.register();
        try (TestPhone other = new TestPhone("anna", gateway.udp())) {
            other.message("*888", "");
            other.response(200);
            SipRequest told = other.request(Method.MESSAGE);
            other.answer(told, 200);
            assertEquals("sip:anna@127.0.0.1:" + other.port(), told.requestUri());
        }
    }

    @Test
    void balanceByCall() throws Exception {
        TestCall call = anna.call("*888");
        SipResponse declined = call.refused(603);
        assertEquals("Balance IDR 1,500.00", declined.reasonPhrase());
        assertEquals(
                "SIP;cause=603;text=\"Balance IDR 1,500.00\"", declined.header(HeaderName.REASON), declined::toString);
        assertEquals("Your balance is IDR 1,500.00.", anna.text());
        assertRecord("anna", CallDetailRecord.Kind.CALL, "SERVICE", 603, "*888");
        assertEquals(Micros.parse("1500"), gateway.account("anna").availableMicros());
    }

    @Test
    void inIndonesian() throws Exception {
        try (TestPhone budi = gateway.phoneOf("notify", "budi", "1500.50")) {
            assertEquals("Pulsa Rp 1.500,50", budi.call("*888").refused(603).reasonPhrase());
            assertEquals("Pulsa Anda Rp 1.500,50.", budi.text());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sip:889@lab.test                  |         | 889         | Calls (any) now (always): IDR 1.00 per 100 ms. A call of 1 min costs IDR 600.00. A message costs IDR 10.00.
            sip:889*0712@lab.test             |         | 889*0712    | 0712 (no messages) now (always): IDR 1.00 per 100 ms. A call of 1 min costs IDR 600.00.
            sip:889%2A07-12%23@lab.test       |         | 889*0712    | 0712 (no messages) now (always): IDR 1.00 per 100 ms. A call of 1 min costs IDR 600.00.
            tel:889*07-12;phone-context=a.b   |         | 889*0712    | 0712 (no messages) now (always): IDR 1.00 per 100 ms. A call of 1 min costs IDR 600.00.
            sip:889@lab.test                  | 0712    | 889*0712    | 0712 (no messages) now (always): IDR 1.00 per 100 ms. A call of 1 min costs IDR 600.00.
            sip:889*09001@lab.test            |         | 889*09001   | 09001: your plan does not allow these calls.
            sip:889*112@lab.test              |         | 889*112     | 112: free of charge.
            sip:889*x@lab.test                |         | 889         | Dial 889 for the price of calls now, 889*NUMBER for calls to that number.
            sip:*888*x@lab.test               |         | *888        | Dial *888 for your balance, *888*CODE to redeem a voucher.
            sip:%2A888%2Ax%23@lab.test        |         | *888        | Dial *888 for your balance, *888*CODE to redeem a voucher.
            """)
    void answers(String uri, String body, String recorded, String text) throws Exception {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        anna.message(uri, "text/plain;charset=UTF-8", bytes);
        anna.response(200);
        assertEquals(text, anna.text());
        assertRecord("anna", CallDetailRecord.Kind.MESSAGE, "SERVICE", 200, recorded);
    }

    @Test
    void plansWithoutServices() throws Exception {
        try (TestPhone budi = gateway.phoneOf("mute", "budi", "10.00");
                TestPhone citra = gateway.phoneOf("mute", "citra", "10.00")) {
            budi.call("*888").refused(403);
            assertRecord("budi", CallDetailRecord.Kind.CALL, "REFUSED", 403, "*888");
            citra.message("889", "");
            SipResponse refusal = citra.response(403);
            assertTrue(String.valueOf(refusal.header(HeaderName.REASON)).contains("does not offer"), refusal::toString);
            assertRecord("citra", CallDetailRecord.Kind.MESSAGE, "REFUSED", 403, "889");
        }
    }

    /** What is switched off, or only looks like a service number, is a number like any other. */
    @ParameterizedTest
    @CsvSource({"*889", "*8881", "8890"})
    void otherNumbers(String called) throws Exception {
        anna.message(called, "hello");
        SipRequest there = gateway.pbx.request(Method.MESSAGE);
        gateway.pbx.answer(there, 200);
        anna.response(200);
        assertEquals(Micros.parse("1490"), gateway.account("anna").availableMicros());
    }

    @Test
    void strangersAreChallenged() throws Exception {
        try (TestPhone stranger = new TestPhone("stranger", gateway.udp())) {
            stranger.message("*888", "");
            stranger.response(407);
            stranger.call("*888").refused(407);
            assertTrue(gateway.cdrs().isEmpty());
        }
    }

    @Test
    void optionsAndAnswersNameTheMethod() throws Exception {
        anna.send(anna.request(Method.OPTIONS, "sip:lab.test", "sip:lab.test", "options", 1)
                .buildRequest());
        SipResponse options = anna.response(200);
        assertTrue(options.lists(HeaderName.ALLOW, "MESSAGE"), options::toString);
        assertTrue(options.lists(HeaderName.ACCEPT, "text/plain"), options::toString);
    }

    /** An empty body, or one that is no text, asks for the balance too. */
    @Test
    void whateverIsWrittenToTheBalanceNumber() throws Exception {
        String uri = "sip:*888@lab.test";
        anna.message(uri, "application/im-iscomposing+xml", "12345678".getBytes(StandardCharsets.UTF_8));
        anna.response(200);
        assertEquals("Your balance is IDR 1,500.00.", anna.text());
        anna.send(MessageBuilder.request(Method.MESSAGE, uri)
                .add(HeaderName.VIA, "SIP/2.0/UDP 127.0.0.1:" + anna.port() + ";rport;branch=" + anna.nextBranch())
                .add(HeaderName.FROM, "<sip:anna@lab.test>;tag=x")
                .add(HeaderName.TO, "<" + uri + ">")
                .add(HeaderName.CALL_ID, "bare")
                .add(HeaderName.CSEQ, "1 MESSAGE")
                .buildRequest());
        anna.response(407);
    }

    @Test
    void voucherByMessageAndByCall() throws Exception {
        List<String> codes = gateway.vouchers(2, "5000.00");
        anna.message("*888*" + codes.get(0) + "#", "");
        anna.response(200);
        assertEquals("Topped up by IDR 5,000.00. Your balance is IDR 6,500.00.", anna.text());
        assertRecord("anna", CallDetailRecord.Kind.MESSAGE, "SERVICE", 200, "*888");
        try (TestPhone budi = gateway.phoneOf("notify", "budi", "0.00")) {
            SipResponse declined = budi.call("*888*" + codes.get(1)).refused(603);
            assertEquals("Isi ulang Rp 5.000,00 berhasil", declined.reasonPhrase());
            assertEquals("Isi ulang Rp 5.000,00 berhasil. Pulsa Anda Rp 5.000,00.", budi.text());
            assertRecord("budi", CallDetailRecord.Kind.CALL, "SERVICE", 603, "*888");
            assertEquals(Micros.parse("5000"), gateway.account("budi").availableMicros());
        }
    }

    @Test
    void voucherInTheBody() throws Exception {
        String code = gateway.vouchers(1, "0.50").get(0);
        anna.message("*888", code.substring(0, 4) + " " + code.substring(4, 8) + "-" + code.substring(8));
        anna.response(200);
        assertEquals("Topped up by IDR 0.50. Your balance is IDR 1,500.50.", anna.text());
    }

    /** A repeated request redeems nothing, and is told nothing, a second time. */
    @Test
    void voucherUsedBefore() throws Exception {
        String code = gateway.vouchers(1, "5000.00").get(0);
        SipRequest sent = anna.message("*888*" + code, "");
        anna.response(200);
        anna.send(sent);
        anna.response(200);
        assertEquals("Topped up by IDR 5,000.00. Your balance is IDR 6,500.00.", anna.text());
        assertEquals("Voucher not valid", anna.call("*888*" + code).refused(603).reasonPhrase());
        assertEquals("The voucher code is wrong, too old, or was used before.", anna.text());
        assertEquals(Micros.parse("6500"), gateway.account("anna").availableMicros());
    }

    /** Both on their way before either is answered: the ledger's writer lets one win. */
    @Test
    void twoRedeemersAtTheSameInstant() throws Exception {
        String code = gateway.vouchers(1, "5000.00").get(0);
        try (TestPhone budi = gateway.phoneOf("chat", "budi", "0.00")) {
            try (AutoCloseable stalled = gateway.withoutCommits()) {
                assertNotNull(stalled);
                anna.message("*888*" + code, "");
                anna.response(200);
                budi.message("*888*" + code, "");
                budi.response(200);
            }
            List<String> texts = List.of(anna.text(), budi.text());
            assertEquals(
                    1,
                    texts.stream()
                            .filter(text -> text.startsWith("Topped up by"))
                            .count(),
                    texts::toString);
            assertEquals(
                    1,
                    texts.stream().filter(text -> text.contains("used before")).count(),
                    texts::toString);
            long both = gateway.account("anna").availableMicros()
                    + gateway.account("budi").availableMicros();
            assertEquals(Micros.parse("6500"), both);
        }
    }

    @Test
    void tooManyWrongVouchers() throws Exception {
        for (int i = 0; i < 5; i++) {
            anna.message("*888*000000000000000" + i, "");
            anna.response(200);
            assertEquals("The voucher code is wrong, too old, or was used before.", anna.text());
        }
        String code = gateway.vouchers(1, "5000.00").get(0);
        anna.message("*888*" + code, "");
        anna.response(200);
        String text = anna.text();
        assertTrue(text.startsWith("Too many wrong voucher codes. Try again in "), text);
        assertEquals(Micros.parse("1500"), gateway.account("anna").availableMicros());
    }

    /** What was begun is done and told, though the caller does not wait for it. */
    @Test
    void callerCancelsWhileTheVoucherIsRedeemed() throws Exception {
        String code = gateway.vouchers(1, "5000.00").get(0);
        try (AutoCloseable stalled = gateway.withoutCommits()) {
            assertNotNull(stalled);
            TestCall call = anna.call("*888*" + code);
            anna.response(100);
            call.cancel();
            anna.response(200);
            call.refused(487);
        }
        assertEquals("Topped up by IDR 5,000.00. Your balance is IDR 6,500.00.", anna.text());
        assertRecord("anna", CallDetailRecord.Kind.CALL, "CANCELLED", 487, "*888");
    }

    @Test
    void stopWaitsForTheVoucher() throws Exception {
        String code = gateway.vouchers(1, "5000.00").get(0);
        CompletableFuture<Void> stopped;
        try (AutoCloseable stalled = gateway.withoutCommits()) {
            assertNotNull(stalled);
            anna.message("*888*" + code, "");
            anna.response(200);
            stopped = gateway.core().b2bua().stop(StopPlan.atOnce(10_000));
        }
        assertEquals("Topped up by IDR 5,000.00. Your balance is IDR 6,500.00.", anna.text());
        stopped.join();
        assertRecord("anna", CallDetailRecord.Kind.MESSAGE, "SERVICE", 200, "*888");
    }
}
