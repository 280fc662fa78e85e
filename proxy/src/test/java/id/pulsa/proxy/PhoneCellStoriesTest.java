package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
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

/** In which cells calls take their channels, told phone by phone over real sockets. */
@Timeout(60)
class PhoneCellStoriesTest {
    private static final String NORTH = "3GPP-GERAN;cgi-3gpp=510100F123A4B";
    private static final String SOUTH = "IEEE-802.11ac;i-wlan-node-id=\"00A0C914C829\"";

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

    private TestPhone phone(String number, String home) throws Exception {
        return gateway.phone(number, number, "100.00", 0, home);
    }

    private void assertBusy(int narrow, int north, int south) {
        assertEquals(
                List.of(narrow, north, south),
                List.of("narrow", "north", "south").stream()
                        .map(gateway.core().cells()::busy)
                        .toList());
    }

    @Test
    void phonesSayWhereTheyAre() throws Exception {
        try (TestPhone anna = phone("anna", "narrow");
                TestPhone budi = phone("budi", "narrow")) {
            budi.accessNetwork = SOUTH;
            budi.register();
            anna.accessNetwork = NORTH;
            TestCall call = anna.call("budi");
            SipRequest there = budi.request(Method.INVITE);
            assertBusy(0, 1, 1);
            assertFalse(there.has(HeaderName.P_ACCESS_NETWORK_INFO), there::toString);
            budi.answer(there, 486, "");
            call.refused(486);

            CallDetailRecord record = gateway.cdr("anna");
            assertEquals("north", record.callerCell());
            assertEquals("south", record.calleeCell());
            assertEquals(
                    List.of("north", "south"),
                    record.decisions().stream().map(CellDecision::cell).toList());
            assertBusy(0, 0, 0);
        }
    }

    @Test
    void whereTheyAreIsNotToldToThePbx() throws Exception {
        try (TestPhone anna = phone("anna", "narrow")) {
            anna.accessNetwork = NORTH;
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            assertFalse(there.has(HeaderName.P_ACCESS_NETWORK_INFO), there::toString);
            gateway.pbx.answer(there, 486, "");
            call.refused(486);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE", "INFO"})
    void aRequestInsideTheCallTellsThatThePhoneHasGoneElsewhere(String method) throws Exception {
        try (TestPhone anna = phone("anna", "narrow")) {
            anna.accessNetwork = NORTH;
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            assertBusy(0, 1, 0);
            anna.accessNetwork = SOUTH;
            call.send(Method.of(method), "");
            SipRequest there = gateway.pbx.request(Method.of(method));
            assertBusy(0, 0, 1);
            assertFalse(there.has(HeaderName.P_ACCESS_NETWORK_INFO), there::toString);
            gateway.pbx.answer(there, 488, "");
            anna.response(488);
            call.hangUp();
            pbx.hungUp();
            CallDetailRecord record = gateway.cdr("anna");
            assertEquals("north", record.callerCell());
            assertEquals(
                    List.of("north NEW", "south HANDOVER"),
                    record.decisions().stream()
                            .map(decision -> decision.cell() + " " + decision.kind())
                            .toList());
        }
    }

    @Test
    void whatIsNotUnderstoodIsIgnored() throws Exception {
        try (TestPhone anna = phone("anna", "narrow")) {
            anna.accessNetwork = "3GPP-GERAN;cgi-3gpp=\"unknown, 3GPP-NR;utran-cell-id-3gpp=1";
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            assertBusy(1, 0, 0);
            gateway.pbx.answer(there, 486, "");
            call.refused(486);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crowded | PREBLOCKED | 5 | preblocking | Cell crowded admits only a part of the new calls now
            guarded | GUARDED    | 2 | guard       | Cell guarded keeps its last channels for calls from other cells
            """)
    void aRefusalSaysWhichCellAndWhen(String cell, String verdict, int channels, String policy, String text)
            throws Exception {
        try (TestPhone anna = phone("anna", cell)) {
            SipResponse refusal = anna.call("1000").refused(503);
            assertEquals("10", refusal.header(HeaderName.RETRY_AFTER));
            assertEquals("SIP;cause=503;text=\"" + text + "\"", refusal.header(HeaderName.REASON));
            CallDetailRecord record = gateway.cdr("anna");
            assertEquals("REFUSED", record.cause());
            assertEquals(cell, record.callerCell());
            assertEquals(1, record.decisions().size());
            CellDecision decision = record.decisions().get(0);
            assertEquals(
                    List.of(cell, "NEW", verdict, policy, channels, 0),
                    List.of(
                            decision.cell(),
                            decision.kind(),
                            decision.verdict(),
                            decision.policy(),
                            decision.channels(),
                            decision.busy()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crowded", "guarded", "narrow"})
    void emergencyCallsAreAlwaysAdmitted(String cell) throws Exception {
        try (TestPhone anna = phone("anna", "narrow");
                TestPhone budi = phone("budi", cell)) {
            TestCall first = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            TestCall emergency = budi.call("112");
            SipRequest help = gateway.pbx.request(Method.INVITE);
            gateway.pbx.answer(help, 486, "");
            emergency.refused(486);
            CellDecision decision = gateway.cdr("budi").decisions().get(0);
            assertEquals(
                    List.of(cell, "EMERGENCY", "ADMITTED"),
                    List.of(decision.cell(), decision.kind(), decision.verdict()));
            gateway.pbx.answer(there, 486, "");
            first.refused(486);
        }
    }

    @Test
    void aPhoneThatIsMovedTakesItsNextChannelThere() throws Exception {
        try (TestPhone anna = phone("anna", "narrow");
                TestPhone budi = phone("budi", "narrow")) {
            assertTrue(gateway.core().cellLocator().set("anna", "south"));
            assertTrue(gateway.core().cellLocator().set("budi", "south"));
            TestCall call = anna.call("1000");
            SipRequest there = gateway.pbx.request(Method.INVITE);
            assertBusy(0, 0, 1);
            SipResponse refusal = budi.call("1001").refused(503);
            assertTrue(refusal.has(HeaderName.RETRY_AFTER));
            assertTrue(String.valueOf(refusal.header(HeaderName.REASON)).contains("south"), refusal::toString);
            assertEquals("south", gateway.cdr("budi").callerCell());
            gateway.pbx.answer(there, 486, "");
            call.refused(486);
        }
    }
}
