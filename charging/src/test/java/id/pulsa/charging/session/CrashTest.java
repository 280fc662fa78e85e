package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.time.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the data directory taken while the store is open is what a crash at that instant leaves. */
class CrashTest {
    private static final PerSecond RUPIAH_PER_SECOND = new PerSecond(0, 1_000, Desk.RUPIAH, 10_000);

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private Path crashed;

    @BeforeEach
    void name() {
        crashed = root.resolve("crashed");
    }

    private Desk running() {
        return new Desk(root.resolve("running"), time);
    }

    private void crash(Desk desk) {
        Desk.await(desk.store.ledger().flush());
        try (Stream<Path> files = Files.walk(desk.directory.root())) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        crashed.resolve(desk.directory.root().relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void settlesEachInterruptedCallOnceUpToTheLastSignOfLife() {
        try (Desk desk = running()) {
            desk.subscriberWith("1000", "a", 100 * Desk.RUPIAH);
            Charging charging = desk.charging(RUPIAH_PER_SECOND, Cells.none());
            CallSession talking = Desk.granted(charging.authorise(desk.attempt("1000", "031")));
            Desk.granted(charging.authorise(desk.attempt("1000", "032")));
            talking.answered(new byte[] {7, 8});
            time.advanceMillis(4_300);
            crash(desk);
            talking.end(EndCause.GATEWAY_STOPPED, 200, null);
        }
        time.advanceMillis(3_600_000);
        try (Desk desk = new Desk(crashed, time)) {
            desk.assertHolds("a", 80 * Desk.RUPIAH, 20 * Desk.RUPIAH, 2);
            InterruptedCalls interrupted = desk.store.interruptedCalls();
            Map<String, LiveCall> byNumber =
                    interrupted.list().stream().collect(Collectors.toMap(LiveCall::called, Function.identity()));
            LiveCall talking = byNumber.get("031");
            LiveCall ringing = byNumber.get("032");
            assertNotNull(talking);
            assertNotNull(ringing);
            Dialogs dialogs = talking.dialogs();
            assertNotNull(dialogs);
            assertArrayEquals(new byte[] {7, 8}, dialogs.bytes());
            assertEquals(5 * Desk.RUPIAH, interrupted.settle(talking, RUPIAH_PER_SECOND));
            assertEquals(0, interrupted.settle(talking, RUPIAH_PER_SECOND));
            assertEquals(0, interrupted.settle(ringing, null));
            CallDetailRecord cdr = desk.cdr(talking.callId());
            assertEquals("GATEWAY_RESTARTED", cdr.cause());
            assertEquals(4_300, cdr.talkMillis());
            assertEquals(
                    List.of(5L),
                    cdr.segments().stream().map(ChargeSegment::increments).toList());
            desk.assertHolds("a", 95 * Desk.RUPIAH, 0, 0);
            desk.assertBooksClean();
        }
        try (Desk desk = new Desk(crashed, time)) {
            assertEquals(List.of(), desk.store.interruptedCalls().list());
            assertEquals(95 * Desk.RUPIAH, desk.account("a").availableMicros());
        }
    }

    @Test
    void aMessageOnItsWayCostsNothingAndHasItsRecord() {
        try (Desk desk = running()) {
            desk.subscriberWith("1000", "a", 2 * Desk.RUPIAH);
            Charging charging = desk.charging(RUPIAH_PER_SECOND, Cells.none());
            charging.authorise(new MessageAttempt("m-1", "1000", "1000", "0812", false));
            crash(desk);
        }
        try (Desk desk = new Desk(crashed, time)) {
            assertEquals(Desk.RUPIAH, desk.account("a").availableMicros());
            LiveCall message = desk.store.interruptedCalls().list().get(0);
            assertEquals(0, desk.store.interruptedCalls().settle(message, RUPIAH_PER_SECOND));
            CallDetailRecord cdr = desk.cdr("m-1");
            assertEquals(CallDetailRecord.Kind.MESSAGE, cdr.kind());
            assertEquals("GATEWAY_RESTARTED", cdr.cause());
            desk.assertHolds("a", 2 * Desk.RUPIAH, 0, 0);
            desk.assertBooksClean();
        }
    }

    @Test
    void aSecondCrashBeforeTheSettlementDoesNotMakeTheCallLonger() {
        try (Desk desk = running()) {
            desk.subscriberWith("1000", "a", 100 * Desk.RUPIAH);
            CallSession talking =
                    Desk.granted(desk.charging(RUPIAH_PER_SECOND, Cells.none()).authorise(desk.attempt("1000", "031")));
            talking.answered(new byte[0]);
            time.advanceMillis(2_000);
            crash(desk);
        }
        time.advanceMillis(5_000);
        try (Desk desk = new Desk(crashed, time)) {
            Desk.await(desk.store.provisioning().topUp("t", "a", 1));
        }
        try (Desk desk = new Desk(crashed, time)) {
            LiveCall call = desk.store.interruptedCalls().list().get(0);
            assertEquals(2 * Desk.RUPIAH, desk.store.interruptedCalls().settle(call, RUPIAH_PER_SECOND));
            desk.assertBooksClean();
        }
    }

    @Test
    void viewsAreMadeAnewFromTheLedger() {
        Binding binding = new Binding("k", "sip:1@h", 1_000, time.wallMillis() + 1_000, "id", 1, "udp", "phone", null);
        try (Desk desk = running()) {
            for (int i = 0; i < 50; i++) {
                desk.subscriberWith("10" + i, "a" + i % 7, (i + 1) * Desk.RUPIAH);
            }
            Desk.await(desk.store.bindings().change("101", List.of(binding), List.of()));
            desk.agree("a3", 5, true);
            Desk.await(desk.store.provisioning().removeSubscriber("1049"));
            crash(desk);
            try (Desk again = new Desk(crashed, time)) {
                assertEquals(
                        desk.store.subscribers().size(),
                        again.store.subscribers().size());
                for (int i = 0; i < 50; i++) {
                    assertEquals(
                            desk.store.subscribers().find("10" + i),
                            again.store.subscribers().find("10" + i));
                    assertEquals(desk.account("a" + i % 7), again.account("a" + i % 7));
                }
                assertEquals(List.of(binding), again.store.bindings().find("101", time.wallMillis()));
            }
        }
    }

    @Test
    void viewsThatDoNotMatchTheLedgerAreNotTrusted() throws IOException {
        Path data = root.resolve("running");
        try (Desk desk = running()) {
            desk.subscriberWith("1000", "a", 5);
        }
        Path old = root.resolve("old-maps");
        Files.createDirectories(old);
        copyMaps(data.resolve("maps"), old);
        try (Desk desk = running()) {
            Desk.await(desk.store.provisioning().topUp("t", "a", 7));
        }
        copyMaps(old, data.resolve("maps"));
        try (Desk desk = running()) {
            assertEquals(12, desk.account("a").availableMicros());
        }
    }

    private static void copyMaps(Path from, Path to) throws IOException {
        for (String name : List.of("accounts.map", "subscribers.map", "bindings.map", "clean")) {
            Files.copy(from.resolve(name), to.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
