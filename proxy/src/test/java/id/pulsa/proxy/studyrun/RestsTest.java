package id.pulsa.proxy.studyrun;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A simulation does not keep a processor to itself. */
class RestsTest {
    private long now;

    private final TimeSource time = new TimeSource() {
        @Override
        public long wallMillis() {
            return 0;
        }

        @Override
        public long nanos() {
            return now;
        }
    };

    @Test
    void restsAFifthOfTheTime() {
        List<Long> rests = new ArrayList<>();
        Rests work = new Rests(time, nanos -> {
            rests.add(nanos);
            now += nanos;
        });
        int worked = 0;
        while (now < 1_000_000_000) {
            now += 1_000_000;
            worked++;
            work.restIfDue();
        }
        assertEquals(800, worked, "ms of a second");
        assertEquals(40, rests.size());
    }
}
