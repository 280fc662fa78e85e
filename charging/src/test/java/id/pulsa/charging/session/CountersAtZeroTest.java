package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.admission.PreblockingAdmission;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellStatus;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.cell.FullHandover;
import id.pulsa.charging.cell.HeldChannels.Side;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.StoreUnavailableException;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.pricing.StepPrice;
import id.pulsa.charging.session.Handover.Outcome;
import id.pulsa.charging.time.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls that begin, are handed over, end, are refused, break on an exception or on a crash of the gateway, in any order and
 * many at once, through the whole façade: channels, call slots and credit held come back to zero.
 */
class CountersAtZeroTest {
    private static final int SEQUENCES = Integer.getInteger("pulsa.cells.sequences", 100_000);
    private static final int CRASHES = 8;
    private static final int AT_ONCE = 25;
    private static final List<String> CELLS = List.of("a", "b", "c", "d");
    private static final List<String> NUMBERS = List.of("1000", "1001", "1002", "1003");

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private final long seed = Long.getLong("pulsa.cells.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final Map<Met, Integer> met = new EnumMap<>(Met.class);

    /** What a sequence came to; the test is to meet them all. */
    private enum Met {
        ENDED,
        REFUSED_BY_CELL,
        REFUSED_OTHERWISE,
        BROKEN,
        MOVED,
        KEPT,
        DROPPED,
        CRASHED
    }

    private void count(Met what) {
        met.merge(what, 1, Integer::sum);
    }

    @Test
    void aHundredThousandSequencesLeaveNothingTaken() throws IOException {
        System.out.println("CountersAtZeroTest seed " + seed);
        for (int life = 0; life < CRASHES; life++) {
            Path next = root.resolve("life-" + (life + 1));
            try (Desk desk = new Desk(root.resolve("life-" + life), time)) {
                if (life == 0) {
                    provision(desk);
                }
                settleInterrupted(desk);
                Cells cells = new Cells(plan(), millis());
                Charging charging = desk.charging(rater(200), cells);
                assertNothingTaken(desk, cells);
                List<CallSession> running = new ArrayList<>();
                for (int i = 0; i < SEQUENCES / CRASHES / 2; i++) {
                    sequence(desk, charging, cells, running);
                }
                running.forEach(this::hangUp);
                running.clear();
                assertNothingTaken(desk, cells);
                for (int i = 0; i < SEQUENCES / CRASHES / 2; i++) {
                    sequence(desk, charging, cells, running);
                }
                Desk.await(desk.store.ledger().flush());
                copy(desk.directory.root(), next);
                // The threads of the dead: what they still do touches nothing of the next life.
                running.forEach(this::hangUp);
                assertNothingTaken(desk, cells);
            }
        }
        try (Desk desk = new Desk(root.resolve("life-" + CRASHES), time)) {
            settleInterrupted(desk);
            assertNothingTaken(desk, new Cells(plan(), millis()));
            desk.assertBooksClean();
        }
        System.out.println("CountersAtZeroTest " + met);
        for (Met what : Met.values()) {
            assertTrue(met.getOrDefault(what, 0) > 0, what + " " + met + ", seed " + seed);
        }
    }

    @Test
    void aLedgerThatTakesNothingMoreLeavesNothingTaken() {
        try (Desk desk = new Desk(root, time)) {
            provision(desk);
            Cells cells = new Cells(plan(), millis());
            Charging charging = desk.charging(rater(0), cells);
            CallSession running = Desk.granted(charging.authorise(attempt(desk, "1000", "b", "c", false)));
            desk.store.ledger().close();
            for (boolean emergency : new boolean[] {false, true}) {
                CallAttempt attempt = attempt(desk, "1001", "b", "c", emergency);
                assertThrows(StoreUnavailableException.class, () -> charging.authorise(attempt));
            }
            assertEquals(1, cells.busy("b"));
            desk.assertHolds("1001", 1_000_000 * Desk.RUPIAH, 0, 0);
            assertEquals(0, desk.store.subscribers().runningCalls("1001"));
            assertThrows(StoreUnavailableException.class, () -> running.end(EndCause.CALLER_HUNG_UP, 200, null));
            assertEquals(0, cells.busy("b") + cells.busy("c"));
            assertEquals(0, desk.store.subscribers().runningCalls("1000"));
            desk.assertHolds("1000", 1_000_000 * Desk.RUPIAH - 10 * Desk.RUPIAH, 10 * Desk.RUPIAH, 1);
        }
        try (Desk desk = new Desk(root, time)) {
            assertEquals(1, settleInterrupted(desk));
            desk.assertHolds("1000", 1_000_000 * Desk.RUPIAH, 0, 0);
        }
    }

    private BrokenAtTimes rater(int oneIn) {
        return new BrokenAtTimes(new PerSecond(0, 1_000, Desk.RUPIAH, 10_000), random, oneIn);
    }

    private static void provision(Desk desk) {
        for (String number : NUMBERS) {
            desk.subscriberWith(number, number, number.equals("1003") ? 30 * Desk.RUPIAH : 1_000_000 * Desk.RUPIAH);
        }
    }

    /** Small cells of every policy; channels differ from one time to the next, and sometimes a cell is missing. */
    private CellPlan plan() {
        List<Cell> cells = new ArrayList<>();
        for (String name : CELLS) {
            int channels = 1 + random.nextInt(6);
            if (random.nextInt(8) == 0 && cells.size() > 1) {
                continue;
            }
            AdmissionPolicy admission =
                    switch (name) {
                        case "a" -> new GuardAdmission(1);
                        case "b" -> new ChannelsAdmission();
                        default -> new PreblockingAdmission();
                    };
            CellTerms terms = new CellTerms(
                    10,
                    admission,
                    new PriceRule(StepPrice.OF_THE_STUDY, 60_000, 20_000),
                    name.equals("c") ? FullHandover.DROP : FullHandover.KEEP,
                    new LoadWindow(3_600_000, 20_000, Double.NaN));
            cells.add(new Cell(name, "", "", channels, 0, terms, List.of(), List.of()));
        }
        return new CellPlan(cells, null);
    }

    private long millis() {
        return time.nanos() / 1_000_000;
    }

    /** One call, from its beginning to its end or until others take their turn. */
    private void sequence(Desk desk, Charging charging, Cells cells, List<CallSession> running) {
        time.advanceMillis(random.nextInt(2_000));
        if (random.nextInt(300) == 0) {
            cells.replace(plan(), millis());
        }
        cells.reprice(millis());
        CallSession call = begin(desk, charging);
        if (call != null) {
            running.add(call);
        }
        for (int i = random.nextInt(3); i > 0 && !running.isEmpty(); i--) {
            go(running.get(random.nextInt(running.size())));
        }
        while (running.size() > random.nextInt(AT_ONCE)) {
            hangUp(running.remove(random.nextInt(running.size())));
        }
    }

    private @Nullable CallSession begin(Desk desk, Charging charging) {
        String caller = random.nextInt(8) == 0 ? null : NUMBERS.get(random.nextInt(NUMBERS.size()));
        CallAttempt attempt = attempt(desk, caller, cell(), cell(), random.nextInt(20) == 0);
        try {
            Authorisation authorisation = charging.authorise(attempt);
            if (authorisation instanceof Authorisation.Granted granted) {
                return granted.session();
            }
            Refusal refusal = Desk.refused(authorisation).refusal();
            count(
                    refusal == Refusal.CELL_FULL || refusal == Refusal.PREBLOCKED
                            ? Met.REFUSED_BY_CELL
                            : Met.REFUSED_OTHERWISE);
        } catch (BrokenAtTimes.Broken e) {
            count(Met.BROKEN);
        }
        return null;
    }

    private static CallAttempt attempt(
            Desk desk, @Nullable String caller, @Nullable String from, @Nullable String to, boolean emergency) {
        CallAttempt plain = desk.attempt(caller, "031");
        return new CallAttempt(
                plain.callId(), plain.caller(), plain.callerText(), plain.called(), null, emergency, from, to);
    }

    /** A cell, one that is not known, or none. */
    private @Nullable String cell() {
        int drawn = random.nextInt(CELLS.size() + 2);
        return drawn < CELLS.size() ? CELLS.get(drawn) : drawn == CELLS.size() ? "elsewhere" : null;
    }

    /** Something happens to a call. */
    private void go(CallSession call) {
        try {
            switch (random.nextInt(4)) {
                case 0 -> call.answered(new byte[0]);
                case 1 -> call.extend();
                default -> {
                    Side side = random.nextBoolean() ? Side.CALLER : Side.CALLEE;
                    Outcome outcome = call.handover(side, cell()).outcome();
                    switch (outcome) {
                        case MOVED -> count(Met.MOVED);
                        case KEPT -> count(Met.KEPT);
                        case DROPPED -> {
                            count(Met.DROPPED);
                            hangUp(call);
                        }
                        case UNCHANGED -> {}
                    }
                }
            }
        } catch (BrokenAtTimes.Broken e) {
            count(Met.BROKEN);
            hangUp(call);
        }
    }

    /** Sometimes more than once: only the first counts. */
    private void hangUp(CallSession call) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            call.end(EndCause.CALLER_HUNG_UP, 200, null);
        }
        count(Met.ENDED);
    }

    private int settleInterrupted(Desk desk) {
        List<LiveCall> calls = desk.store.interruptedCalls().list();
        for (LiveCall call : calls) {
            desk.store.interruptedCalls().settle(call, rater(0));
            count(Met.CRASHED);
        }
        return calls.size();
    }

    private void assertNothingTaken(Desk desk, Cells cells) {
        for (CellStatus status : cells.status(millis())) {
            assertEquals(0, status.busy(), status.cell().name() + ", seed " + seed);
        }
        for (String number : NUMBERS) {
            assertEquals(0, desk.store.subscribers().runningCalls(number), number + ", seed " + seed);
            assertEquals(0, desk.account(number).runningCalls(), number + ", seed " + seed);
            assertEquals(0, desk.account(number).reservedMicros(), number + ", seed " + seed);
        }
    }

    /** What a crash at this instant leaves. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
