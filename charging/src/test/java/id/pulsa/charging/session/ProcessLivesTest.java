package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.ProcessLife;
import id.pulsa.charging.time.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that die soon after each other. A copy of the data directory, taken while the store is open, is what a crash at
 * that instant leaves.
 */
class ProcessLivesTest {
    private static final PerSecond RUPIAH_PER_SECOND = new PerSecond(0, 1_000, Desk.RUPIAH, 10_000);
    /** T2 of SIP. */
    private static final long REPEAT_MILLIS = 4_000;
    /** 64·T1 of SIP. */
    private static final long ANSWER_MILLIS = 32_000;

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private int processes;
    private long answeredAt;

    private Path directory() {
        return root.resolve("process-" + processes);
    }

    private void crash(Desk desk) {
        Desk.await(desk.store.provisioning().topUp("top-up-" + processes, "a", Desk.RUPIAH));
        Path from = desk.directory.root();
        processes++;
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory().resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A process that takes a call, and dies so long after it was answered. */
    private void firstLives(long millis) {
        try (Desk desk = new Desk(directory(), time)) {
            desk.subscriberWith("1000", "a", 100 * Desk.RUPIAH);
            CallSession talking =
                    Desk.granted(desk.charging(RUPIAH_PER_SECOND, Cells.none()).authorise(desk.attempt("1000", "031")));
            Desk.await(desk.store.ledger().flush());
            talking.answered(new byte[] {1});
            answeredAt = time.wallMillis();
            time.advanceMillis(millis);
            crash(desk);
            talking.end(EndCause.GATEWAY_STOPPED, 200, null);
        }
    }

    /** A process that takes the call over, and dies so long after. */
    private void nextLives(long millis) {
        time.advanceMillis(1_000);
        try (Desk desk = new Desk(directory(), time)) {
            desk.store.callsTakenOver();
            Desk.await(desk.store.provisioning().topUp("sign of life " + processes, "a", Desk.RUPIAH));
            time.advanceMillis(millis);
            crash(desk);
        }
    }

    private void assertHeard(long millis, boolean waitedForAck) {
        time.advanceMillis(1_000);
        try (Desk desk = new Desk(directory(), time)) {
            InterruptedCalls interrupted = desk.store.interruptedCalls();
            LiveCall call = interrupted.list().get(0);
            assertEquals(millis, interrupted.heardUntilWallMillis(call, REPEAT_MILLIS) - answeredAt);
            assertEquals(waitedForAck, interrupted.outlived(call, ANSWER_MILLIS));
        }
    }

    @Test
    void theProcessThatHeardTheAnswerIsBelieved() {
        firstLives(500);
        assertHeard(500, false);
    }

    @Test
    void oneThatDiedBeforeAPhoneRepeatsItselfHeardNothing() {
        firstLives(500);
        nextLives(3_000);
        nextLives(100);
        assertHeard(500, false);
    }

    @Test
    void oneThatLivedLongerThanThatWouldHaveHeardOfTheEnd() {
        firstLives(500);
        nextLives(100);
        nextLives(5_000);
        nextLives(100);
        assertHeard(500 + 1_000 + 100 + 1_000 + 5_000, false);
    }

    @Test
    void manyTogetherHaveNotWaitedForTheAcknowledgement() {
        firstLives(20_000);
        nextLives(20_000);
        assertHeard(41_000, false);
    }

    @Test
    void oneAloneHas() {
        firstLives(20_000);
        nextLives(33_000);
        nextLives(10);
        assertHeard(54_000, true);
    }

    @Test
    void ofLongAgoOnlyThoseAreKeptThatNoLaterOneOutlived() {
        firstLives(500);
        nextLives(6_000);
        for (int i = 0; i < 40; i++) {
            nextLives(10);
        }
        try (Desk desk = new Desk(directory(), time)) {
            List<ProcessLife> lives = desk.store.reads().lives();
            assertEquals(33, lives.size(), lives::toString);
            assertEquals(6_000, lives.get(0).aliveAtWallMillis() - lives.get(0).startedAtWallMillis());
            assertEquals(10, lives.get(1).aliveAtWallMillis() - lives.get(1).startedAtWallMillis());
        }
    }
}
