package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.cell.FullHandover;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.proxy.b2bua.CallSnapshot;
import id.pulsa.proxy.broadcast.PriceBroadcast;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in cells whose price is not the normal one, and calls whose phones go to other cells. */
@Timeout(60)
class CellStoriesTest {
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

    private static Cell cell(String name, int channels, int ratio, FullHandover full) {
        CellTerms usual = CellTerms.USUAL;
        CellTerms terms = new CellTerms(
                10,
                new ChannelsAdmission(),
                new PriceRule(new FlatPrice(ratio), 60_000, PriceRule.WHOLE_CALL),
                full,
                usual.load());
        return new Cell(name, "", "", channels, 0, terms, List.of(), List.of());
    }

    private void inForce(Cell... cells) {
        gateway.core().cells().replace(new CellPlan(List.of(cells), null), System.nanoTime() / 1_000_000);
    }

    private int busy(String cell) {
        return gateway.core().cells().busy(cell);
    }

    @Test
    void aDearCellsPriceIsChargedAndExplained() throws Exception {
        inForce(cell("dear", 2, 1_400, FullHandover.KEEP));
        try (TestPhone anna = gateway.phoneIn("dear", "tenth", "anna", "7.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            // 7.00 pays for five times 100 ms at 1.40.
            pbx.hungUp();
            call.hungUp();
            CallDetailRecord record = gateway.cdr("anna");
            assertEquals("CREDIT_EXHAUSTED", record.cause());
            assertEquals(Micros.parse("7.00"), record.chargeMicros());
            assertEquals(500, record.billedMillis());
            assertEquals(
                    List.of(1_400),
                    record.segments().stream()
                            .map(ChargeSegment::ratioThousandths)
                            .toList());
            CellDecision decision = record.decisions().get(0);
            assertEquals("dear", decision.cell());
            assertEquals(1_400, decision.ratioThousandths());
        }
    }

    @Test
    void aPriceAboveWhatThePlanTakesIsToldFirst() throws Exception {
        inForce(cell("dear", 2, 1_400, FullHandover.KEEP));
        try (TestPhone anna = gateway.phoneIn("dear", "careful", "anna", "100.00")) {
            SipResponse told = anna.call("1000").refused(480);
            assertTrue(
                    String.valueOf(told.header(HeaderName.REASON)).contains("1.4 times the normal price"),
                    told::toString);
            assertEquals(
                    "Calls to 1000 cost 1.4 times the normal price now: IDR 1.40 per 100 ms."
                            + " Call again within a minute to accept.",
                    anna.text());
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            call.hangUp();
            pbx.hungUp();
            gateway.assertNothingLeft();
            assertEquals(
                    List.of("REFUSED", "CALLER_HUNG_UP"),
                    gateway.cdrs().stream().map(CallDetailRecord::cause).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCallerIsToldThePriceWhenTheCallBegins(boolean registered) throws Exception {
        inForce(cell("dear", 2, 1_400, FullHandover.KEEP));
        try (TestPhone anna = gateway.phoneIn("dear", "notify", "anna", "1000.00")) {
            if (registered) {
                anna.register();
            }
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            assertEquals("Panggilan ke 1000 sekarang 1,4 kali tarif normal: Rp 1,40 per 100 milidetik.", anna.text());
            call.answered();
            gateway.pbx.request(Method.ACK);
            call.hangUp();
            pbx.hungUp();
            assertTrue(anna.text().startsWith("Panggilan ke 1000: "), "the receipt");
        }
    }

    @Test
    void theCallerIsToldThePriceInTheCellThatThePhoneGoesTo() throws Exception {
        inForce(
                cell("a", 2, 1_000, FullHandover.KEEP),
                cell("dear", 2, 1_400, FullHandover.KEEP),
                cell("full", 0, 1_200, FullHandover.KEEP));
        try (TestPhone anna = gateway.phoneIn("a", "notify", "anna", "1000.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            assertEquals("a 1000", liveCall());
            gateway.core().b2bua().moved("anna", "dear").join();
            assertEquals(
                    "Sel dear: panggilan sekarang 1,4 kali tarif normal."
                            + " Panggilan Anda ke 1000 tetap bertarif Rp 1,00 per 100 milidetik.",
                    anna.text());
            assertEquals("dear 1000", liveCall());
            // It stays where it is: nothing to be told.
            gateway.core().b2bua().moved("anna", "full").join();
            gateway.core().b2bua().moved("anna", "dear").join();
            assertEquals("dear 1000", liveCall());
            call.hangUp();
            pbx.hungUp();
            assertTrue(anna.text().startsWith("Panggilan ke 1000: "), "the receipt");
        }
    }

    private String liveCall() {
        CallSnapshot call = gateway.core().b2bua().calls().join().get(0);
        return call.callerCell() + " " + call.ratioThousandths();
    }

    @Test
    void thePriceNumberTellsThePriceInTheCellOfWhoAsks() throws Exception {
        inForce(cell("home", 2, 1_000, FullHandover.KEEP), cell("dear", 2, 1_400, FullHandover.KEEP));
        try (TestPhone anna = gateway.phoneIn("home", "chat", "anna", "100.00")) {
            gateway.core().cellLocator().set("anna", "dear");
            anna.message("*889*1000", "");
            anna.response(200);
            String text = anna.text();
            assertTrue(text.startsWith("1000 (any) now (always): IDR 1.40 per 100 ms. Cell dear: "), text);
        }
    }

    @Test
    void thoseInACellAreToldItsNewPrice() throws Exception {
        try (TestPhone anna = gateway.phoneIn("a", "notify", "anna", "100.00");
                TestPhone budi = gateway.phoneIn("b", "notify", "budi", "100.00");
                TestPhone cici = gateway.phoneIn("a", "chat", "cici", "100.00")) {
            gateway.phoneIn("a", "notify", "dewi", "100.00").close();
            inForce(cell("a", 2, 1_400, FullHandover.KEEP), cell("b", 2, 1_000, FullHandover.KEEP));
            anna.register();
            budi.register();
            cici.register();
            gateway.core().cellLocator().set("budi", "a");
            PriceBroadcast broadcast = gateway.core().broadcast();
            long now = System.nanoTime() / 1_000_000;
            broadcast.look(now);
            // Not cici, whose plan does not want it, nor dewi, who has no registered phone.
            assertEquals(2, broadcast.counts().waiting());
            broadcast.send(now + 1_000);
            String told = "Sel a: panggilan sekarang 1,4 kali tarif normal."
                    + " Ke kebanyakan nomor: Rp 1,40 per 100 milidetik.";
            assertEquals(told, anna.text());
            SipRequest refused = budi.request(Method.MESSAGE);
            assertEquals(told, new String(refused.body(), StandardCharsets.UTF_8));
            budi.answer(refused, 480);
            GatewayUnderTest.await(
                    "both answers", () -> broadcast.counts().equals(new PriceBroadcast.Counts(0, 1, 1, 0)));
        }
    }

    @Test
    void theCallerIsToldThePriceThatHoldsWhenTheLockIsOver() throws Exception {
        inForce(locked(1_000));
        try (TestPhone anna = gateway.phoneIn("c", "notify", "anna", "1000.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            inForce(locked(1_200));
            assertEquals("Panggilan ke 1000 sekarang 1,2 kali tarif normal: Rp 1,20 per 100 milidetik.", anna.text());
            // The increment that had begun when the lock ended keeps its price.
            GatewayUnderTest.await(
                    "the next increment",
                    () -> gateway.core().b2bua().calls().join().get(0).talkMillis() > 450);
            call.hangUp();
            pbx.hungUp();
            assertTrue(anna.text().startsWith("Panggilan ke 1000: "), "the receipt");
            assertEquals(
                    List.of(1_000, 1_200),
                    gateway.cdr("anna").segments().stream()
                            .map(ChargeSegment::ratioThousandths)
                            .toList());
        }
    }

    private static Cell locked(int ratio) {
        CellTerms usual = CellTerms.USUAL;
        PriceRule price = new PriceRule(new FlatPrice(ratio), 60_000, 300);
        CellTerms terms = new CellTerms(10, usual.admission(), price, FullHandover.KEEP, usual.load());
        return new Cell("c", "", "", 1, 0, terms, List.of(), List.of());
    }

    @Test
    void aCallGoesOnInAnotherCellAndStaysWhereThatIsFull() throws Exception {
        inForce(
                cell("a", 1, 1_000, FullHandover.KEEP),
                cell("b", 1, 1_000, FullHandover.KEEP),
                cell("full", 0, 1_000, FullHandover.KEEP));
        try (TestPhone anna = gateway.phoneIn("a", "tenth", "anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            assertEquals(1, busy("a"));
            assertEquals(1, gateway.core().b2bua().moved("anna", "b").join());
            assertEquals(0, busy("a"));
            assertEquals(1, busy("b"));
            assertEquals(1, gateway.core().b2bua().moved("anna", "full").join());
            assertEquals(1, busy("b"));
            assertEquals(0, gateway.core().b2bua().moved("budi", "a").join());
            call.hangUp();
            pbx.hungUp();
            assertEquals(
                    List.of("a NEW ADMITTED", "b HANDOVER ADMITTED", "full HANDOVER FULL"),
                    gateway.cdr("anna").decisions().stream()
                            .map(decision -> decision.cell() + " " + decision.kind() + " " + decision.verdict())
                            .toList());
        }
    }

    @Test
    void aCallWhosePhoneGoesToAFullCellIsHungUpWhereThatIsTheRule() throws Exception {
        inForce(cell("a", 1, 1_000, FullHandover.KEEP), cell("full", 0, 1_000, FullHandover.DROP));
        try (TestPhone anna = gateway.phoneIn("a", "tenth", "anna", "100.00")) {
            TestCall call = anna.call("1000");
            TestCall pbx = gateway.pbx.pickUp();
            call.answered();
            gateway.pbx.request(Method.ACK);
            gateway.core().b2bua().moved("anna", "full").join();
            pbx.hungUp();
            assertTrue(
                    String.valueOf(call.hungUp().header(HeaderName.REASON)).contains("No channel in the cell"),
                    "both hear why");
            assertEquals("HANDOVER_DROPPED", gateway.cdr("anna").cause());
        }
    }
}
