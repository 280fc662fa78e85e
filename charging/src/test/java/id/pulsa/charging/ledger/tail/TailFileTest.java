package id.pulsa.charging.ledger.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CapUse;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.CellPair;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerTail.Left;
import id.pulsa.charging.ledger.LedgerTail.Numbered;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.rating.PriceRatios;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind is read by the next, whole and in order, however much was written before. */
class TailFileTest {
    private static final CellDecision DECISION =
            new CellDecision("Kayoon_1", "NEW", "ADMITTED", "preblocking", 17, 3, 4_567, 10_656, 12_345, 1_366);
    private static final CellHistory CELLS =
            new CellHistory(PriceRatios.of(1_400).from(60_000, 1_200), List.of(DECISION, DECISION));

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("ledger.tail");
    }

    private static LiveCall call(String id) {
        return new LiveCall(
                CallDetailRecord.Kind.CALL,
                id,
                "1001",
                "1001",
                "0812é345",
                "1001",
                null,
                "Kayoon_1",
                null,
                1,
                2,
                3,
                Long.MAX_VALUE,
                0,
                List.of(new BundleTime("b-1", 60_000)),
                CELLS,
                new Dialogs(new byte[] {1, 2, 3}));
    }

    private static CallDetailRecord cdr(String id) {
        return new CallDetailRecord(
                CallDetailRecord.Kind.MESSAGE,
                id,
                "1001",
                "1002",
                null,
                "lab/any",
                null,
                "Kayoon_1",
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                "CALLER_HUNG_UP",
                200,
                null,
                List.of(new ChargeSegment(ChargeSegment.Kind.CAP, 0, 10, "peak", 1, 2, 1_000, 3, 4, -5)),
                List.of(),
                List.of(DECISION));
    }

    private static List<LedgerEvent> oneOfEach() {
        return List.of(
                new LedgerEvent.CallStarted(call("a")),
                new LedgerEvent.CallChanged("a", 5, 6, 7, List.of(), null, null),
                new LedgerEvent.CallChanged(
                        "a", 5, 6, 7, List.of(new BundleTime("x", 1)), CELLS, new Dialogs(new byte[0])),
                new LedgerEvent.CallChanged(
                        "a", 5, 6, 7, List.of(), CELLS, new CellPair(null, "south"), new Dialogs(new byte[0])),
                new LedgerEvent.CallEnded(cdr("a"), true, 20_000, List.of(new CapUse("lab/any", 2, 99))),
                new LedgerEvent.CallEnded(cdr("b"), true, 0, List.of(), true),
                new LedgerEvent.CallGone("b"));
    }

    @Test
    void readsWhatWasWritten() throws IOException {
        TailFile tail = TailFile.create(file(), 41, 1 << 16);
        tail.alive(1_234);
        long sequence = 41;
        for (LedgerEvent event : oneOfEach()) {
            sequence++;
            assertEquals(sequence, tail.append(event));
        }
        assertEquals(0, tail.append(new LedgerEvent.Barrier()), "whoever submits it waits");
        Left left = TailFile.left(file());
        assertEquals(1_234, left.aliveAtWallMillis());
        assertEquals(oneOfEach(), left.events().stream().map(Numbered::event).toList());
        assertEquals(oneOfEach().size() - 2, left.after(43).size());
        assertEquals(0, left.after(40).size(), "41 is missing");
    }

    @Test
    void aFileThatIsMissingOrOfAnotherKindLeavesNothing() throws IOException {
        assertEquals(Left.NOTHING, TailFile.left(file()));
        Files.writeString(file(), "something else that is longer than the header of sixty-four bytes, surely it is");
        assertEquals(Left.NOTHING, TailFile.left(file()));
    }

    /** At any moment what is left is exactly what has no commit yet, as long as there was room for it. */
    @Test
    void goesRoundForEver() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        TailFile tail = TailFile.create(file(), 0, 20_000);
        long committed = 0;
        long last = 0;
        int without = 0;
        for (int i = 0; i < 5_000; i++) {
            long sequence = tail.append(new LedgerEvent.CallStarted(call("call-" + i)));
            if (sequence == 0) {
                without++;
                committed = last;
                tail.committed(committed);
            } else {
                assertEquals(last + 1, sequence);
                last = sequence;
            }
            if (random.nextInt(10) == 0) {
                committed += random.nextLong(last - committed + 1);
                tail.committed(committed);
            }
            if (i % 50 == 0) {
                List<Numbered> left = TailFile.left(file()).after(committed);
                assertEquals(last - committed, left.size(), "after " + i);
            }
        }
        assertTrue(without < 2_500, () -> "too often without room");
    }

    /** What was being written when the process died ends the reading; what comes before is whole. */
    @Test
    void aTornEventIsNotRead() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 200; round++) {
            TailFile tail = TailFile.create(file(), 0, 1 << 14);
            List<LedgerEvent> written = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                LedgerEvent event = new LedgerEvent.CallStarted(call("call-" + i));
                written.add(event);
                tail.append(event);
            }
            try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
                long at = random.nextLong(64, 1_564);
                raw.seek(at);
                int old = raw.read();
                raw.seek(at);
                raw.write(old ^ (1 + random.nextInt(255)));
            }
            List<LedgerEvent> left =
                    TailFile.left(file()).after(0).stream().map(Numbered::event).toList();
            assertTrue(left.size() < written.size() || left.equals(written));
            assertEquals(written.subList(0, left.size()), left);
        }
    }
}
