package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.cell.FullHandover;
import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.rating.TalkPrice;
import id.pulsa.charging.session.Handover.Outcome;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The price of a cell, its lock, and calls that are handed over; talk to "031" costs Rp 1 for each second begun. */
class CellPriceStoryTest {
    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private final Cells cells = Cells.none();
    private Desk desk;
    private Charging charging;

    @BeforeEach
    void open() {
        desk = new Desk(root, time);
        charging = desk.charging(Prices.rater(), cells);
        desk.subscriberWith("1000", "a", 1_000 * Desk.RUPIAH);
    }

    @AfterEach
    void close() {
        for (Cell cell : cells.cells()) {
            assertEquals(0, cells.busy(cell.name()), cell.name());
        }
        desk.assertBooksClean();
        desk.close();
    }

    private static Cell cell(String name, int channels, int ratio, long lockMillis, FullHandover full) {
        CellTerms terms = new CellTerms(
                10,
                new ChannelsAdmission(),
                new PriceRule(new FlatPrice(ratio), 60_000, lockMillis),
                full,
                new LoadWindow(3_600_000, 246_000, Double.NaN));
        return new Cell(name, "", "", channels, 0, terms, List.of(), List.of());
    }

    private void inForce(Cell... now) {
        cells.replace(new CellPlan(List.of(now), null), time.nanos() / 1_000_000);
    }

    private CallAttempt attempt(@Nullable String callerCell, @Nullable String calleeCell) {
        CallAttempt plain = desk.attempt("1000", "031");
        return new CallAttempt(plain.callId(), "1000", "1000", "031", null, false, callerCell, calleeCell);
    }

    private CallSession answered(@Nullable String callerCell, @Nullable String calleeCell) {
        CallSession call = Desk.granted(charging.authorise(attempt(callerCell, calleeCell)));
        call.answered(new byte[0]);
        return call;
    }

    /** Talks until then, extending as the proxy does; whether there was money for it. */
    private boolean talkOn(CallSession call, long untilMillis) {
        while (call.talkMillis() < untilMillis) {
            time.advanceMillis(Math.max(0, Math.min(untilMillis, call.extendAtMillis()) - call.talkMillis()));
            if (call.talkMillis() >= call.extendAtMillis()
                    && !call.extend()
                    && call.talkMillis() >= call.paidMillis()) {
                return false;
            }
        }
        return true;
    }

    /** What it cost, in thousandths of a rupiah. */
    private static long hangUp(CallSession call) {
        return call.end(EndCause.CALLER_HUNG_UP, 200, null) / (Desk.RUPIAH / 1_000);
    }

    private String explained(CallSession call) {
        return desk.cdr(call.callId()).segments().stream()
                .map(segment -> segment.fromMillis() / 1_000 + "-" + segment.toMillis() / 1_000 + " x"
                        + segment.ratioThousandths())
                .collect(Collectors.joining(", "));
    }

    @Test
    void aCallIsChargedByThePriceOfTheCallersCell() {
        inForce(
                cell("dear", 2, 1_400, PriceRule.WHOLE_CALL, FullHandover.KEEP),
                cell("usual", 2, 1_000, 0, FullHandover.KEEP));
        CallSession dear = answered("dear", "usual");
        assertEquals(new TalkPrice(Desk.RUPIAH, 1_000, 1_400, 1_000, 0), dear.price());
        assertTrue(talkOn(dear, 10_000));
        assertEquals(14_000, hangUp(dear));
        assertEquals("0-10 x1400", explained(dear));
        CallSession usual = answered("usual", "dear");
        assertTrue(talkOn(usual, 10_000));
        assertEquals(10_000, hangUp(usual));
        CallDetailRecord cdr = desk.cdr(usual.callId());
        assertEquals(
                List.of("usual NEW ADMITTED 0 of 2 x1000", "dear NEW ADMITTED 0 of 2 x1400"),
                cdr.decisions().stream().map(CellPriceStoryTest::line).toList());
    }

    private static String line(CellDecision decision) {
        return decision.cell() + " " + decision.kind() + " " + decision.verdict() + " " + decision.busy() + " of "
                + decision.channels() + " x" + decision.ratioThousandths();
    }

    @Test
    void thePriceIsLockedForATimeAndThenTakenAnew() {
        inForce(cell("c", 1, 1_400, 60_000, FullHandover.KEEP));
        CallSession call = answered("c", null);
        assertTrue(talkOn(call, 30_000));
        inForce(cell("c", 1, 1_000, 60_000, FullHandover.KEEP));
        assertTrue(talkOn(call, 90_000));
        inForce(cell("c", 1, 1_200, 60_000, FullHandover.KEEP));
        assertTrue(talkOn(call, 121_000));
        LiveCall live = live();
        assertEquals("1400,60000:1000,120000:1200", live.cells().ratios().toString());
        assertTrue(talkOn(call, 130_000));
        assertEquals(60 * 1_400 + 60 * 1_000 + 10 * 1_200, hangUp(call));
        assertEquals("0-60 x1400, 60-120 x1000, 120-130 x1200", explained(call));
    }

    private LiveCall live() {
        Desk.await(desk.store.ledger().flush());
        return desk.store.reads().liveCalls().get(0);
    }

    @Test
    void withoutALockedTimeThePriceIsThatOfTheWholeCall() {
        inForce(cell("c", 1, 1_400, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        CallSession call = answered("c", null);
        inForce(cell("c", 1, 1_000, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        assertTrue(talkOn(call, 200_000));
        assertEquals(280_000, hangUp(call));
    }

    @Test
    void aPriceThatRisesShortensWhatTheCreditLastsFor() {
        desk.subscriberWith("1001", "b", 100 * Desk.RUPIAH);
        inForce(cell("c", 1, 1_000, 60_000, FullHandover.KEEP));
        CallAttempt plain = desk.attempt("1001", "031");
        CallSession call = Desk.granted(
                charging.authorise(new CallAttempt(plain.callId(), "1001", "1001", "031", null, false, "c", null)));
        call.answered(new byte[0]);
        assertTrue(talkOn(call, 59_000));
        inForce(cell("c", 1, 1_400, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        // 60 s at 1, then 28 whole seconds at 1.4 for the 40 that are left.
        assertFalse(talkOn(call, 200_000));
        assertEquals(88_000, call.talkMillis());
        assertEquals(60 * 1_000 + 28 * 1_400, hangUp(call));
        assertEquals("0-60 x1000, 60-88 x1400", explained(call));
    }

    @Test
    void aHandoverTakesAChannelThereBeforeItGivesTheOldOneBack() {
        inForce(
                cell("a", 1, 1_000, PriceRule.WHOLE_CALL, FullHandover.KEEP),
                cell("b", 1, 1_400, PriceRule.WHOLE_CALL, FullHandover.KEEP),
                cell("c", 1, 1_000, PriceRule.WHOLE_CALL, FullHandover.DROP));
        CallSession call = answered("a", null);
        CallSession inC = answered("c", null);
        assertEquals(Outcome.UNCHANGED, call.handover(Side.CALLER, "a").outcome());
        assertEquals(Outcome.MOVED, call.handover(Side.CALLER, "b").outcome());
        assertEquals("0 1 1", cells.busy("a") + " " + cells.busy("b") + " " + cells.busy("c"));
        assertEquals(Outcome.DROPPED, call.handover(Side.CALLER, "c").outcome());
        assertEquals(Outcome.KEPT, inC.handover(Side.CALLER, "b").outcome());
        assertEquals("0 1 1", cells.busy("a") + " " + cells.busy("b") + " " + cells.busy("c"));
        assertTrue(talkOn(call, 10_000));
        assertEquals(10_000, hangUp(call), "the price is locked");
        assertEquals(Outcome.UNCHANGED, call.handover(Side.CALLER, "a").outcome(), "it is over");
        assertEquals(
                List.of(
                        "a NEW ADMITTED 0 of 1 x1000",
                        "b HANDOVER ADMITTED 0 of 1 x1400",
                        "c HANDOVER FULL 1 of 1 x1000"),
                desk.cdr(call.callId()).decisions().stream()
                        .map(CellPriceStoryTest::line)
                        .toList());
        assertEquals(Outcome.MOVED, inC.handover(Side.CALLER, null).outcome());
        assertEquals(0, cells.busy("c"));
        assertEquals(Outcome.MOVED, inC.handover(Side.CALLEE, "a").outcome());
        hangUp(inC);
    }

    @Test
    void afterAHandoverTheNewCellsPriceHoldsWhenTheLockIsOver() {
        inForce(cell("a", 1, 1_000, 10_000, FullHandover.KEEP), cell("b", 1, 1_400, 20_000, FullHandover.KEEP));
        CallSession call = answered("a", null);
        assertTrue(talkOn(call, 5_000));
        call.handover(Side.CALLER, "b");
        assertTrue(talkOn(call, 50_000));
        assertEquals(10 * 1_000 + 40 * 1_400, hangUp(call));
        assertEquals("0-10 x1000, 10-50 x1400", explained(call));
    }

    @Test
    void aPriceAboveWhatThePlanTakesIsAcceptedByCallingAgainWithinAMinute() {
        charging = desk.charging(
                Prices.rater(new PlanServices(
                        true, true, true, false, PlanServices.NO_WARNING, false, false, 1_200, Locale.ENGLISH)),
                cells);
        inForce(cell("c", 5, 1_200, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        hangUp(answered("c", null));
        inForce(cell("c", 5, 1_400, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        asked(1_400);
        time.advanceMillis(60_000);
        CallSession accepted = answered("c", null);
        asked(1_400);
        time.advanceMillis(60_001);
        asked(1_400);
        inForce(cell("c", 5, 1_500, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        asked(1_500);
        inForce(cell("c", 5, 1_300, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        hangUp(answered("c", null));
        assertTrue(talkOn(accepted, 61_000));
        assertEquals(61 * 1_400, hangUp(accepted), "what was accepted");
        // Free calls are not asked for, nor emergency calls.
        inForce(cell("c", 5, 1_500, PriceRule.WHOLE_CALL, FullHandover.KEEP));
        CallAttempt free = attempt("c", null);
        hangUp(Desk.granted(
                charging.authorise(new CallAttempt(free.callId(), "1000", "1000", "110", null, false, "c", null))));
    }

    /** Refused once, with the price; nothing is taken. */
    private void asked(int ratioThousandths) {
        Authorisation.Refused refused = Desk.refused(charging.authorise(attempt("c", null)));
        assertEquals(Refusal.PRICE_CONSENT, refused.refusal());
        assertEquals(ratioThousandths, refused.offeredThousandths());
        String times = " cost " + ratioThousandths / 1_000.0 + " times ";
        assertTrue(refused.text().contains(times), refused.text());
    }

    @Test
    void refusalsSayWhichCellAndWhy() {
        CellTerms guarded =
                new CellTerms(10, new GuardAdmission(1), PriceRule.NORMAL, FullHandover.KEEP, CellTerms.USUAL.load());
        inForce(
                cell("full", 0, 1_400, PriceRule.WHOLE_CALL, FullHandover.KEEP),
                new Cell("guarded", "", "", 1, 0, guarded, List.of(), List.of()));
        CallAttempt toFull = attempt("guarded", "full");
        Authorisation.Refused refused = Desk.refused(charging.authorise(toFull));
        assertEquals(Refusal.CELL_FULL, refused.refusal());
        assertTrue(refused.text().contains("guarded"), refused.text());
        CallAttempt intoFull = attempt(null, "full");
        refused = Desk.refused(charging.authorise(intoFull));
        assertTrue(refused.text().contains("full"), refused.text());
        assertEquals(10, refused.retryAfterSeconds());
        assertEquals(
                List.of("full NEW FULL 0 of 0 x1400"),
                desk.cdr(intoFull.callId()).decisions().stream()
                        .map(CellPriceStoryTest::line)
                        .toList());
        assertNotNull(cells.status("guarded", 0));
        desk.assertHolds("a", 1_000 * Desk.RUPIAH, 0, 0);
    }
}
