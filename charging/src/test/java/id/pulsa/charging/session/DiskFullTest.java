package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.StoreUnavailableException;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.ledger.tail.TailFile;
import id.pulsa.charging.time.FakeTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes nothing: no money is lost, and all goes on by itself when it does again. */
class DiskFullTest {
    private static final int TAIL_BYTES = 1 << 16;

    @TempDir
    private Path root;

    private final FakeTime time = new FakeTime();
    private DataDirectory directory;
    private FailingDisk disk;
    private ChargingStore store;
    private PrepaidCharging charging;
    private int calls;

    @BeforeEach
    void open() throws IOException {
        directory = DataDirectory.open(root);
        disk = new FailingDisk(SqliteLedgerStore.open(directory));
        store = ChargingStore.open(
                disk,
                directory.maps(),
                Desk.SMALL,
                time,
                disk,
                TailFile.create(directory.tailFile(), disk.tail(), TAIL_BYTES));
        charging = new PrepaidCharging(
                store,
                new PerSecond(0, 1_000, Desk.RUPIAH, 10_000),
                Cells.none(),
                ChargingRules.NONE,
                time,
                refusal -> 503);
        if (store.subscribers().find("1000") == null) {
            CompletableFuture<Outcome> added = store.provisioning()
                    .addSubscriber("first", Desk.subscriber("1000", "a", "lab", 0), 100 * Desk.RUPIAH);
            disk.write();
            assertInstanceOf(Outcome.Applied.class, added.join());
        }
    }

    @AfterEach
    void close() {
        disk.full = false;
        store.close();
        directory.close();
    }

    private Authorisation call(boolean emergency) {
        return charging.authorise(
                new CallAttempt("c" + calls++, emergency ? null : "1000", "1000", "2", null, emergency, null, null));
    }

    private CallSession talking() {
        CallSession session = Desk.granted(call(false));
        session.answered(new byte[] {1});
        disk.write();
        return session;
    }

    /** A commit fails, which the writer notices at its next sign of life at the latest. */
    private void fill() {
        disk.full = true;
        time.advanceMillis(1_000);
        CompletableFuture<Void> waiting = store.ledger().flush();
        disk.write();
        assertFalse(waiting.isDone());
        assertFalse(store.ledger().healthy());
    }

    private long reservedInTheLedger() {
        return store.reads().liveCalls().stream()
                .mapToLong(LiveCall::reservedMicros)
                .sum();
    }

    private CallDetailRecord record(String callId) {
        CallDetailRecord found = store.reads().cdr(callId);
        assertNotNull(found, callId);
        return found;
    }

    @Test
    void newCallsAreRefusedWithTheReasonButEmergencyCallsGoOn() {
        fill();
        Authorisation.Refused refused = Desk.refused(call(false));
        assertEquals(Refusal.LEDGER_UNWRITABLE, refused.refusal());
        assertEquals("The ledger cannot be written", refused.text());
        assertEquals(10, refused.retryAfterSeconds());
        CallSession emergency = Desk.granted(call(true));
        emergency.end(EndCause.CALLER_HUNG_UP, 200, null);
        disk.full = false;
        disk.write();
        Desk.granted(call(false)).end(EndCause.CANCELLED, 487, null);
        disk.write();
        assertEquals(
                List.of("LEDGER_UNWRITABLE: The ledger cannot be written", "CALLER_HUNG_UP", "CANCELLED"),
                List.of(
                        String.valueOf(record("c0").detail()),
                        record("c1").cause(),
                        record("c2").cause()));
    }

    @Test
    void moneyThatComesInIsNotAcknowledged() {
        fill();
        CompletableFuture<Outcome> topUp = store.provisioning().topUp("t", "a", Desk.RUPIAH);
        CompletionException refused = assertThrows(CompletionException.class, topUp::join);
        assertInstanceOf(StoreUnavailableException.class, refused.getCause());
        disk.full = false;
        disk.write();
        CompletableFuture<Outcome> again = store.provisioning().topUp("t", "a", Desk.RUPIAH);
        disk.write();
        assertEquals(new Outcome.Applied(101 * Desk.RUPIAH), again.join());
    }

    @Test
    void aRunningCallIsNotExtendedByCreditThatIsNotWrittenDown() {
        CallSession session = talking();
        long paid = session.paidMillis();
        long inTheLedger = reservedInTheLedger();
        fill();
        while (session.talkMillis() < paid) {
            time.advanceMillis(Math.max(1, session.extendAtMillis() - session.talkMillis()));
            assertFalse(session.extend());
            assertTrue(session.creditWithheld());
            assertEquals(paid, session.paidMillis());
            assertEquals(inTheLedger, session.reservedMicros());
        }
        assertEquals(paid, session.extendAtMillis());
        assertEquals(10 * Desk.RUPIAH, session.end(EndCause.CREDIT_EXHAUSTED, 200, null));
        disk.full = false;
        disk.write();
        CallDetailRecord record = record(session.callId());
        assertEquals(10 * Desk.RUPIAH, record.chargeMicros());
        assertHolds(90, 0);
        assertEquals(List.of(), store.reads().verify().discrepancies());
    }

    @Test
    void aRunningCallGoesOnWhenTheDiskIsBack() {
        CallSession session = talking();
        long paid = session.paidMillis();
        fill();
        time.advanceMillis(session.extendAtMillis() - session.talkMillis());
        assertFalse(session.extend());
        assertTrue(session.extendAtMillis() > session.talkMillis(), "not asked again at once");
        disk.full = false;
        disk.write();
        time.advanceMillis(session.extendAtMillis() - session.talkMillis());
        assertTrue(session.talkMillis() < paid);
        assertTrue(session.extend());
        assertTrue(session.paidMillis() > paid);
        disk.write();
        assertEquals(session.reservedMicros(), reservedInTheLedger());
    }

    /** What ended meanwhile is charged once, though the process is killed before the disk is back. */
    @Test
    void whatEndedIsChargedAlthoughTheProcessDies() throws IOException {
        CallSession session = talking();
        fill();
        time.advanceMillis(2_000);
        long charge = session.end(EndCause.CALLER_HUNG_UP, 200, null);
        assertEquals(3 * Desk.RUPIAH, charge);
        disk.write();
        // As kill -9: the files stay as they are.
        disk.close();
        directory.close();
        open();
        assertEquals(charge, record(session.callId()).chargeMicros());
        assertEquals(List.of(), store.interruptedCalls().list());
        assertHolds(97, 0);
        assertEquals(List.of(), store.reads().verify().discrepancies());
    }

    private void assertHolds(long available, long reserved) {
        Account account = store.accounts().find("a");
        assertNotNull(account);
        assertEquals(
                List.of(available * Desk.RUPIAH, reserved * Desk.RUPIAH),
                List.of(account.availableMicros(), account.reservedMicros()));
    }
}
