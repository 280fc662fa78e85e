package id.pulsa.charging.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommitTimesTest {
    @Test
    void countsEachCommitInEveryClassThatItIsWithin() {
        CommitTimes times = new CommitTimes();
        for (long micros : new long[] {1, 500, 501, 9_999, 6_000_000}) {
            times.succeeded(micros * 1_000);
        }
        times.failed();
        CommitTimes.Snapshot now = times.snapshot();
        assertEquals(List.of(2L, 3L, 3L, 3L, 4L, 4L, 4L, 4L, 4L, 4L, 4L, 4L), now.upTo());
        assertEquals(List.of(5L, 6_011_001_000L, 1L), List.of(now.commits(), now.nanos(), now.failures()));
    }
}
