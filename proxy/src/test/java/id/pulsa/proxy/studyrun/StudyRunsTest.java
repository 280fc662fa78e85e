package id.pulsa.proxy.studyrun;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.simulation.Progress;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.report.Report;
import id.pulsa.proxy.studyrun.StudyRun.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The queue of studies. */
@Timeout(30)
class StudyRunsTest {
    private static final Report REPORT = new Report("compare", "title", "about", List.of(), List.of());

    private final StudyRuns runs = new StudyRuns(new TimeSource() {
        @Override
        public long wallMillis() {
            return 1_000;
        }

        @Override
        public long nanos() {
            return 0;
        }
    });
    private final CountDownLatch begun = new CountDownLatch(1);
    private int keys;

    @AfterEach
    void close() {
        runs.close();
    }

    private static StudyRun.Asked asked(String key, String request) {
        return new StudyRun.Asked(key, request, StudyKind.COMPARE, new Document(), "ayu");
    }

    private StudyRun start(StudyRun.Study study) {
        keys++;
        return runs.start(asked("key " + keys, "{}"), study).run();
    }

    /** Goes on until it is cancelled, as a simulation does. */
    private Report endless(Progress progress) {
        progress.reached(0.25, 3_600_000);
        begun.countDown();
        while (!progress.cancelled()) {
            Thread.onSpinWait();
        }
        throw new CancellationException();
    }

    private static void await(StudyRun run, State state) {
        while (run.now().state() != state) {
            assertFalse(Thread.interrupted(), () -> run.now().toString());
            Thread.onSpinWait();
        }
    }

    @Test
    void oneAfterTheOtherOnAThreadOfTheirOwn() {
        List<String> order = new ArrayList<>();
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        StudyRun first = start(progress -> {
            order.add("first");
            thread.set(Thread.currentThread());
            return REPORT;
        });
        StudyRun second = start(progress -> {
            order.add("second");
            return REPORT;
        });
        await(second, State.DONE);
        assertEquals(List.of("first", "second"), order);
        Thread worker = requireNonNull(thread.get());
        assertEquals("pulsa-study", worker.getName());
        assertTrue(worker.isDaemon());
        assertSame(REPORT, first.now().report());
        assertEquals(1, first.now().fraction());
        assertEquals(1_000, first.now().endedAtWallMillis());
        assertEquals(List.of(second, first), runs.all(), "the newest first");
    }

    @Test
    void fiveWaitAndAnotherIsRefused() throws Exception {
        StudyRun running = start(this::endless);
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        List<StudyRun> waiting = new ArrayList<>();
        for (int i = 0; i < StudyRuns.MAX_WAITING; i++) {
            waiting.add(start(progress -> REPORT));
        }
        AdminException refusal = assertThrows(AdminException.class, () -> start(progress -> REPORT));
        assertEquals(Kind.UNAVAILABLE, refusal.kind());
        assertEquals(6, runs.all().size(), "a refused one is not remembered");

        runs.remove(waiting.get(2));
        assertEquals(State.CANCELLED, waiting.get(2).now().state());
        StudyRun instead = start(progress -> REPORT);

        runs.remove(running);
        await(instead, State.DONE);
        assertEquals(State.CANCELLED, running.now().state());
        assertEquals(0.25, running.now().fraction());
        assertEquals(3_600_000, running.now().simulatedMillis());
        assertNull(waiting.get(2).now().report());
        assertEquals(State.DONE, waiting.get(4).now().state());
    }

    @Test
    void theSameKeyIsTheSameRun() throws Exception {
        StudyRuns.Started first = runs.start(asked("k", "{\"seed\":1}"), this::endless);
        assertFalse(first.repeated());
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        StudyRuns.Started second = runs.start(asked("k", "{\"seed\":1}"), progress -> REPORT);
        assertSame(first.run(), second.run());
        assertTrue(second.repeated());
        AdminException refusal =
                assertThrows(AdminException.class, () -> runs.start(asked("k", "{\"seed\":2}"), progress -> REPORT));
        assertEquals(Kind.IDEMPOTENCY_KEY_REUSED, refusal.kind());
        assertEquals(1, runs.all().size());
    }

    @Test
    void twentyAreRememberedAndOneThatIsOverCanBeForgotten() {
        StudyRun first = start(progress -> REPORT);
        await(first, State.DONE);
        for (int i = 1; i < StudyRuns.KEPT; i++) {
            await(start(progress -> REPORT), State.DONE);
        }
        assertSame(first, runs.find(first.id()));
        StudyRun last = start(progress -> REPORT);
        assertEquals(StudyRuns.KEPT, runs.all().size());
        assertNull(runs.find(first.id()), "the oldest went");
        await(last, State.DONE);
        runs.remove(last);
        assertNull(runs.find(last.id()));
    }

    @Test
    void whatFailsSaysWhyAndTheNextRuns() {
        StudyRun failing = start(progress -> {
            throw new IllegalStateException("the accounts do not lack what was charged");
        });
        StudyRun broken = start(progress -> {
            throw new AssertionError("too little memory");
        });
        StudyRun next = start(progress -> REPORT);
        await(next, State.DONE);
        assertEquals(State.FAILED, failing.now().state());
        assertEquals("the accounts do not lack what was charged", failing.now().error());
        assertEquals(State.FAILED, broken.now().state());
        assertNotNull(broken.now().error());
    }

    @Test
    void closedItEndsAtOnce() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        StudyRun running = start(progress -> {
            thread.set(Thread.currentThread());
            return endless(progress);
        });
        StudyRun waiting = start(progress -> REPORT);
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        runs.close();
        requireNonNull(thread.get()).join();
        assertEquals(State.CANCELLED, running.now().state());
        assertEquals(State.CANCELLED, waiting.now().state());
        assertEquals(
                Kind.UNAVAILABLE,
                assertThrows(AdminException.class, () -> start(progress -> REPORT))
                        .kind());
    }
}
