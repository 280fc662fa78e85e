package id.pulsa.charging.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.time.FakeTime;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LedgerTest {
    private final ScriptedStore store = new ScriptedStore();
    private final List<LedgerEvent> seen = new ArrayList<>();

    private Ledger ledger(int queueCapacity) {
        return new Ledger(
                store,
                new LedgerOptions(Duration.ZERO, queueCapacity, 100, Duration.ofMillis(1)),
                new FakeTime(),
                (event, outcome) -> seen.add(event));
    }

    private static LedgerEvent topUp(String id) {
        return new LedgerEvent.ToppedUp(id, "a", 1, 0, 0);
    }

    @Test
    void keepsABatchThatCannotBeWrittenAndRefusesNewCallsMeanwhile() throws Exception {
        store.failing = true;
        Ledger ledger = ledger(1_000);
        CompletableFuture<Outcome> first = ledger.submit(topUp("1"));
        assertTrue(store.failedOften.await(10, TimeUnit.SECONDS));
        assertFalse(ledger.healthy());
        assertFalse(ledger.takesNewCalls());
        ExecutionException refused = assertThrows(
                ExecutionException.class, () -> ledger.submit(topUp("refused")).get());
        assertInstanceOf(StoreUnavailableException.class, refused.getCause());
        ledger.record(topUp("2"));
        CompletableFuture<Void> flushed = ledger.flush();
        assertFalse(first.isDone());
        store.failing = false;
        flushed.get(10, TimeUnit.SECONDS);
        assertTrue(first.isDone());
        assertTrue(ledger.takesNewCalls());
        ledger.close();
        assertEquals(List.of(topUp("1"), topUp("2"), new LedgerEvent.Barrier()), store.written);
        assertEquals(store.written, seen);
    }

    @Test
    void oneEventThatCanNeverBeWrittenDoesNotHoldUpOthers() throws Exception {
        store.poison = topUp("bad");
        Ledger ledger = ledger(1_000);
        CompletableFuture<Outcome> good = ledger.submit(topUp("1"));
        CompletableFuture<Outcome> bad = ledger.submit(topUp("bad"));
        CompletableFuture<Outcome> after = ledger.submit(topUp("2"));
        assertEquals(new Outcome.Applied(0), good.get(10, TimeUnit.SECONDS));
        assertEquals(new Outcome.Rejected(Outcome.Rejection.INVALID), bad.get(10, TimeUnit.SECONDS));
        assertEquals(new Outcome.Applied(0), after.get(10, TimeUnit.SECONDS));
        ledger.close();
    }

    @Test
    void aFullQueueTakesNoNewWorkButEveryEnd() throws Exception {
        store.failing = true;
        Ledger ledger = ledger(2);
        ledger.record(topUp("1"));
        assertTrue(store.failedOften.await(10, TimeUnit.SECONDS));
        for (int i = 2; i < 10; i++) {
            ledger.record(topUp(Integer.toString(i)));
        }
        ledger.recordUnlessOverfull(topUp("dropped"));
        CompletableFuture<Outcome> refused = ledger.submit(topUp("refused"));
        ExecutionException failure = assertThrows(ExecutionException.class, refused::get);
        assertInstanceOf(StoreUnavailableException.class, failure.getCause());
        store.failing = false;
        ledger.close();
        assertEquals(9, store.written.size());
    }

    @Test
    void whatCannotBeWrittenAtTheStopIsReported() {
        store.failing = true;
        Ledger ledger = ledger(10);
        ledger.record(topUp("1"));
        assertEquals(List.of(topUp("1")), ledger.stop());
        assertThrows(StoreUnavailableException.class, () -> ledger.record(topUp("2")));
    }

    @Test
    void aCallThatBeginsAndEndsInOneBatchLeavesOnlyItsEnd() {
        Batch batch = new Batch();
        LiveCall call = new LiveCall(
                CallDetailRecord.Kind.CALL,
                "c",
                "1",
                "1",
                "2",
                "a",
                "r",
                null,
                null,
                1,
                0,
                10,
                10,
                0,
                List.of(),
                CellHistory.NONE,
                null);
        CellHistory cells = new CellHistory(PriceRatios.of(1_400), List.of());
        Dialogs dialogs = new Dialogs(new byte[] {1});
        batch.add(new PendingEvent(new LedgerEvent.CallStarted(call), null));
        batch.add(new PendingEvent(new LedgerEvent.CallChanged("c", 5, 20, 20, List.of(), cells, dialogs), null));
        batch.add(new PendingEvent(new LedgerEvent.CallChanged("c", 5, 30, 30, List.of(), null, null), null));
        LiveCall merged = new LiveCall(
                CallDetailRecord.Kind.CALL,
                "c",
                "1",
                "1",
                "2",
                "a",
                "r",
                null,
                null,
                1,
                5,
                30,
                30,
                0,
                List.of(),
                cells,
                dialogs);
        assertEquals(List.of(new PendingEvent(new LedgerEvent.CallStarted(merged), null)), List.copyOf(batch.events()));
        CallDetailRecord cdr = ended();
        batch.add(new PendingEvent(new LedgerEvent.CallEnded(cdr, true), null));
        assertEquals(List.of(new PendingEvent(new LedgerEvent.CallEnded(cdr, false), null)), batch.events());
    }

    @Test
    void changesOfACallThatBeganEarlierAreWrittenOnceAndNotAtAllBeforeItsEnd() {
        Batch batch = new Batch();
        LedgerEvent last = new LedgerEvent.CallChanged("c", 5, 30, 30, List.of(), null, null);
        batch.add(new PendingEvent(new LedgerEvent.CallChanged("c", 5, 20, 20, List.of(), null, null), null));
        batch.add(new PendingEvent(last, null));
        assertEquals(List.of(new PendingEvent(last, null)), batch.events());
        CallDetailRecord cdr = ended();
        LedgerEvent end = new LedgerEvent.CallEnded(cdr, true);
        batch.add(new PendingEvent(end, null));
        assertEquals(List.of(new PendingEvent(end, null)), batch.events());
    }

    @Test
    void whosePhonesAreAllToldBeforeTheCommitIsJustOver() {
        CallDetailRecord cdr = ended();
        LedgerEvent change = new LedgerEvent.CallChanged("c", 5, 20, 20, List.of(), null, null);
        LedgerEvent untold = new LedgerEvent.CallEnded(cdr, true, 0, List.of(), true);
        LedgerEvent dialogs =
                new LedgerEvent.CallChanged("c", 5, 0, LiveCall.OVER, List.of(), null, new Dialogs(new byte[] {1}));
        Batch early = new Batch();
        early.add(new PendingEvent(change, null));
        early.add(new PendingEvent(untold, null));
        assertEquals(
                List.of(new PendingEvent(change, null), new PendingEvent(untold, null)),
                early.events(),
                "not told yet");
        early.add(new PendingEvent(new LedgerEvent.CallGone("c"), null));
        assertEquals(
                List.of(new PendingEvent(new LedgerEvent.CallEnded(cdr, true), null)),
                early.events(),
                "the live record goes with the end");
        Batch late = new Batch();
        LedgerEvent gone = new LedgerEvent.CallGone("c");
        late.add(new PendingEvent(dialogs, null));
        late.add(new PendingEvent(gone, null));
        assertEquals(
                new PendingEvent(gone, null), late.events().get(late.events().size() - 1));
    }

    private static CallDetailRecord ended() {
        return new CallDetailRecord(
                CallDetailRecord.Kind.CALL,
                "c",
                "1",
                "2",
                "a",
                "r",
                null,
                null,
                1,
                0,
                5,
                9,
                4,
                4,
                4,
                "X",
                200,
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Keeps what is committed, and fails when told to. */
    private static final class ScriptedStore implements LedgerStore {
        final List<LedgerEvent> written = new ArrayList<>();
        final CountDownLatch failedOften = new CountDownLatch(3);
        volatile boolean failing;
        volatile LedgerEvent poison = new LedgerEvent.SubscriberRemoved("none");

        @Override
        public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
            if (failing) {
                failedOften.countDown();
                throw new StoreUnavailableException("disk full", null);
            }
            if (events.contains(poison)) {
                throw new LedgerException("no such thing");
            }
            written.addAll(events);
            return events.stream()
                    .map(event -> (Outcome) new Outcome.Applied(0))
                    .toList();
        }

        @Override
        public long tail() {
            return 0;
        }

        @Override
        public long position() {
            return written.size();
        }

        @Override
        public int liveCalls() {
            return 0;
        }

        @Override
        public LedgerReads openReads() {
            return (LedgerReads) Proxy.newProxyInstance(
                    LedgerReads.class.getClassLoader(), new Class<?>[] {LedgerReads.class}, (proxy, method, args) -> {
                        if (method.getName().equals("close")) {
                            return proxy;
                        }
                        throw new UnsupportedOperationException(method.getName());
                    });
        }

        @Override
        public void close() {}
    }
}
