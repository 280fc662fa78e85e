package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.reservation.CreditLeft;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page counts down while a call is up: the whole credit, not the slice that is set aside. */
class CreditLeftTest {
    /** Rupiah per second in slices of ten. */
    private static final PerSecond RATE = new PerSecond(0, 1_000, Desk.RUPIAH, 10_000);

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private Desk desk;
    private Charging charging;

    @BeforeEach
    void open() {
        desk = new Desk(root, time);
        charging = desk.charging(RATE, Cells.none());
    }

    @AfterEach
    void close() {
        desk.assertBooksClean();
        desk.close();
    }

    private CallSession call(String number) {
        return Desk.granted(charging.authorise(desk.attempt(number, "031")));
    }

    private static CreditLeft rupiah(long rupiah, long payableMillis) {
        return new CreditLeft(rupiah * Desk.RUPIAH, payableMillis);
    }

    @Test
    void isTheWholeCreditLessWhatIsUsed() {
        desk.subscriberWith("1000", "a", 100 * Desk.RUPIAH);
        CallSession call = call("1000");
        assertEquals(rupiah(100, 100_000), call.creditLeft(), "while it rings");
        time.advanceMillis(7_000);
        call.answered(new byte[0]);
        assertEquals(rupiah(100, 100_000), call.creditLeft());
        time.advanceMillis(4_200);
        assertEquals(rupiah(95, 100_000), call.creditLeft(), "the fifth second has begun");
        time.advanceMillis(4_800);
        call.extend();
        assertEquals(rupiah(91, 100_000), call.creditLeft(), "a slice more is set aside: nothing is used by that");
        Desk.await(desk.store.provisioning().topUp("t1", "a", 20 * Desk.RUPIAH));
        assertEquals(rupiah(111, 120_000), call.creditLeft());
        call.end(EndCause.CALLER_HUNG_UP, 200, null);
        desk.assertHolds("a", 111 * Desk.RUPIAH, 0, 0);
    }

    @Test
    void whatAnotherCallHoldsIsNotLeft() {
        desk.subscriberWith("1000", "a", 35 * Desk.RUPIAH);
        CallSession first = call("1000");
        CallSession second = call("1000");
        first.answered(new byte[0]);
        assertEquals(rupiah(25, 25_000), first.creditLeft());
        assertEquals(rupiah(25, 25_000), second.creditLeft());
        second.end(EndCause.CANCELLED, 487, null);
        assertEquals(rupiah(35, 35_000), first.creditLeft());
        first.end(EndCause.CALLER_HUNG_UP, 200, null);
    }

    @Test
    void bundlesPayForTimeAsWell() {
        desk.subscriberWith("1000", "a", 40 * Desk.RUPIAH);
        charging = desk.charging(Prices.rater(), Cells.none());
        Desk.await(desk.store
                .provisioning()
                .grant(
                        "a",
                        new GrantedBundle("b", "weekend", List.of(), 60_000, 60_000, time.wallMillis() + 1_000_000)));
        CallSession call = call("1000");
        call.answered(new byte[0]);
        assertEquals(rupiah(40, 100_000), call.creditLeft());
        time.advanceMillis(5_000);
        assertEquals(rupiah(40, 100_000), call.creditLeft(), "the bundle is used first, money is not");
        call.end(EndCause.CALLER_HUNG_UP, 200, null);
    }

    @Test
    void aDayAheadIsFarEnough() {
        charging = desk.charging(Prices.rater(), Cells.none());
        desk.subscriberWith("1000", "a", 1_000_000 * Desk.RUPIAH);
        CallSession call = call("1000");
        call.answered(new byte[0]);
        time.advanceMillis(2_000);
        assertEquals(rupiah(999_998, 86_402_000), call.creditLeft());
        call.end(EndCause.CALLER_HUNG_UP, 200, null);
    }

    @Test
    void nobodyPaysForACallFromThePbx() {
        CallSession call = Desk.granted(charging.authorise(desk.attempt(null, "112")));
        assertNull(call.creditLeft());
        call.end(EndCause.CALLER_HUNG_UP, 200, null);
    }
}
