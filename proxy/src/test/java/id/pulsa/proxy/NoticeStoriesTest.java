package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.proxy.b2bua.MessageCounts;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What subscribers are told after calls and messages, told phone by phone. */
@Timeout(60)
class NoticeStoriesTest {
    @TempDir
    Path directory;

    private GatewayUnderTest gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayUnderTest(directory, Map.of("sip.shards", "1", "limits.live_messages", "1"));
    }

    @AfterEach
    void stop() throws Exception {
        try {
            gateway.assertNothingLeft();
        } finally {
            gateway.close();
        }
    }

    /** A call to the PBX that has costed something. */
    private void talk(TestPhone phone) throws Exception {
        TestCall call = phone.call("1000");
        TestCall pbx = gateway.pbx.pickUp();
        call.answered();
        gateway.pbx.request(Method.ACK);
        GatewayUnderTest.await(
                "a few milliseconds of talk",
                () -> gateway.core().b2bua().calls().join().get(0).talkMillis() >= 5);
        call.hangUp();
        pbx.hungUp();
    }

    private String charge(CallDetailRecord record) {
        return record.chargeMicros() / 1_000_000 + ",00";
    }

    @Test
    void receipt() throws Exception {
        try (TestPhone anna = gateway.phoneOf("notify", "anna", "1000.00")) {
            anna.register();
            talk(anna);
            SipRequest told = anna.request(Method.MESSAGE);
            anna.answer(told, 200);
            CallDetailRecord record = gateway.cdr("anna");
            String left = (1_000_000_000 - record.chargeMicros()) / 1_000_000 + ",00";
            String text = new String(told.body(), StandardCharsets.UTF_8);
            assertTrue(text.startsWith("Panggilan ke 1000: "), text);
            assertTrue(text.endsWith(" detik, Rp " + charge(record) + ". Sisa pulsa Rp " + left + "."), text);
            assertEquals("sip:anna@127.0.0.1:" + anna.port(), told.requestUri());
            assertEquals("<sip:*888@lab.test>", told.from().without("tag").toString());
        }
    }

    /** A phone that never registered gets it where the call came from. */
    @Test
    void receiptOfACallerWhoIsNotRegistered() throws Exception {
        try (TestPhone anna = gateway.phoneOf("notify", "anna", "1000.00")) {
            talk(anna);
            assertTrue(anna.text().startsWith("Panggilan ke 1000: "));
        }
    }

    /** The receipt takes the one place there is; the warning is dropped and counted, the call does not care. */
    @Test
    void whatIsTooMuchIsDropped() throws Exception {
        try (TestPhone anna = gateway.phoneOf("notify", "anna", "50.00")) {
            talk(anna);
            assertTrue(anna.text().startsWith("Panggilan ke 1000: "));
            MessageCounts counts = gateway.core().b2bua().messages().join();
            assertEquals(1, counts.textsDropped());
        }
    }

    @Test
    void nothingForOtherPlans() throws Exception {
        try (TestPhone anna = gateway.phoneOf("chat", "anna", "50.00")) {
            anna.register();
            talk(anna);
            gateway.cdr("anna");
            MessageCounts counts = gateway.core().b2bua().messages().join();
            assertEquals(0, counts.inFlight() + counts.textsDelivered() + counts.textsFailed());
        }
    }

    @Test
    void lowBalanceAfterAMessage() throws Exception {
        try (TestPhone anna = gateway.phoneOf("notify", "anna", "65.00")) {
            anna.register();
            for (String text : new String[] {"one", "two", "three"}) {
                anna.message("1000", text);
                gateway.pbx.answer(gateway.pbx.request(Method.MESSAGE), 200);
                anna.response(200);
            }
            assertEquals("Pulsa Anda tinggal Rp 45,00. Isi ulang: *888*KODE.", anna.text());
            MessageCounts counts = gateway.core().b2bua().messages().join();
            assertEquals(3, counts.delivered());
            assertEquals(0, counts.textsDropped());
            assertEquals(1, counts.inFlight() + counts.textsDelivered());
        }
    }
}
