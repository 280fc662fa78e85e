package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChargingStoreTest {
    private static final PerSecond RUPIAH_PER_SECOND = new PerSecond(0, 1_000, Desk.RUPIAH, 10_000);

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();

    @Test
    void keepsEverythingOverACleanStop() {
        Binding binding = new Binding(
                "k", "sip:1000@192.0.2.1", 500, time.wallMillis() + 60_000, "reg1", 3, "udp:1", null, "<sip:p;lr>");
        try (Desk desk = new Desk(root, time)) {
            desk.subscriberWith("1000", "a", 100 * Desk.RUPIAH);
            Desk.await(desk.store.bindings().change("1000", List.of(binding), List.of()));
            CallSession call =
                    Desk.granted(desk.charging(RUPIAH_PER_SECOND, Cells.none()).authorise(desk.attempt("1000", "2")));
            call.answered(new byte[] {1});
            time.advanceMillis(30_500);
            assertEquals(10 * Desk.RUPIAH, call.end(EndCause.CALLER_HUNG_UP, 200, null));
            CallDetailRecord cdr = desk.cdr(call.callId());
            assertEquals(10 * Desk.RUPIAH, cdr.chargeMicros());
            desk.assertBooksClean();
        }
        try (Desk desk = new Desk(root, time)) {
            assertEquals(90 * Desk.RUPIAH, desk.account("a").availableMicros());
            assertNotNull(desk.store.subscribers().find("1000"));
            assertEquals(List.of(binding), desk.store.bindings().find("1000", time.wallMillis()));
            desk.assertBooksClean();
        }
    }
}
