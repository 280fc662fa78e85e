package id.pulsa.proxy.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    private static final List<Long> LIMITS = List.of(1L, 10L, 100L);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # nanoseconds | in class     | sum
            -5            | [1, 0, 0, 0] | 0
            0             | [1, 0, 0, 0] | 0
            1000          | [1, 0, 0, 0] | 1000
            1001          | [0, 1, 0, 0] | 1001
            10000         | [0, 1, 0, 0] | 10000
            100000        | [0, 0, 1, 0] | 100000
            100001        | [0, 0, 0, 1] | 100001
            """)
    void eachFallsIntoTheFirstClassThatHoldsIt(long nanos, String inClass, long sum) {
        Durations durations = new Durations(LIMITS);
        durations.record(nanos);
        assertEquals(inClass, durations.counts().inClass().toString());
        assertEquals(sum, durations.counts().sumNanos());
        assertEquals(1, durations.counts().count());
    }

    @Test
    void partsAddUp() {
        Durations one = new Durations(LIMITS);
        one.record(500);
        one.record(5_000);
        Durations other = new Durations(LIMITS);
        other.record(7_000);
        DurationCounts both = DurationCounts.NONE.plus(one.counts()).plus(other.counts());
        assertEquals(List.of(1L, 2L, 0L, 0L), both.inClass());
        assertEquals(12_500, both.sumNanos());
        assertEquals(both, both.plus(DurationCounts.NONE));
        DurationCounts strange = new Durations(List.of(1L)).counts();
        assertThrows(IllegalArgumentException.class, () -> both.plus(strange));
    }
}
