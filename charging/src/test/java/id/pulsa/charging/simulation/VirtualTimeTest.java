package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts that a simulation is made of: the queue, the day, the path of the price, estimates. */
class VirtualTimeTest {
    private static final long SEED = 11;

    /** Idle from midnight to six, half until noon, then full. */
    private static final DailyProfile DAY =
            DailyProfile.of(0, 0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    @Test
    void eventsHappenInOrderOfTime() {
        Random random = new Random(SEED);
        EventQueue queue = new EventQueue();
        List<Long> happened = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            long time = random.nextInt(500) - 100L;
            queue.add(time, happened::add);
            expected.add(time);
            if (random.nextInt(3) == 0) {
                long next = queue.nextMillis();
                assertEquals(expected.stream().min(Long::compare).orElseThrow(), next, "seed " + SEED);
                queue.take().happen(next);
                expected.remove(next);
            }
        }
        happened.clear();
        while (queue.nextMillis() != Long.MAX_VALUE) {
            long next = queue.nextMillis();
            queue.take().happen(next);
        }
        assertEquals(expected.stream().sorted().toList(), happened, "seed " + SEED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # from h, busy hours, until h
            12,       2,          14
            0,        1,          8
            11,       0.25,       11.5
            11,       1.5,        13
            23,       2,          32
            -2,       2.5,        7
            0,        14.5,       23.5
            0,        15.5,       31
            13,       30,         61
            """)
    void timePassesByTheTraffic(double fromHours, double busyHours, double untilHours) {
        double hour = Networks.HOUR;
        assertEquals(untilHours % 24, DAY.after(fromHours * hour, busyHours * hour) / hour % 24, 1e-9);
    }

    @Test
    void theBusiestHoursAreThoseThatWereMeasured() {
        assertEquals(List.of(6), DAY.busiest(7 * Networks.HOUR));
        assertEquals(List.of(12, 13), DAY.busiest(13 * Networks.HOUR + 1));
        assertEquals(24, DailyProfile.FLAT.busiest(5 * Networks.DAY).size());
        assertThrows(IllegalArgumentException.class, () -> DailyProfile.of(new double[24]));
        assertThrows(IllegalArgumentException.class, () -> DailyProfile.of(1, 2));
    }

    /** As long as is allowed takes no more than a day. */
    @Test
    void priceIsKeptInStretchesOfEqualNumber() {
        PricePath path = new PricePath(Runs.MAX_MILLIS);
        assertTrue(path.points() <= PricePath.POINTS);
        path.held(1_400, 0, Runs.MAX_MILLIS / 2);
        path.held(1_000, Runs.MAX_MILLIS / 2, Runs.MAX_MILLIS);
        double sum = 0;
        for (int point = 0; point < path.points(); point++) {
            sum += path.ratioMillis(point);
        }
        assertEquals(1_200.0 * Runs.MAX_MILLIS, sum, 1e6);
        assertEquals(1_400, path.ratioMillis(0) / path.stretchMillis(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # samples,   mean, half
            1 2 3,       2,    2.4843
            5,           5,    Infinity
            4 4,         4,    0
            1 3,         2,    12.706
            """)
    void estimatesHaveStudentsInterval(String samples, double mean, double half) {
        Estimate estimate = Estimate.of(Arrays.stream(samples.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());
        assertEquals(mean, estimate.mean());
        assertEquals(half, estimate.half(), 1e-3);
        assertTrue(estimate.contains(mean + half * 0.99));
        assertFalse(half < 100 && estimate.contains(mean + half + 0.01));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, A
            0.01, A
            0.0101, B
            0.02, B
            0.05, C
            0.1, D
            0.2, E
            0.21, F
            1, F
            """)
    void blockingHasItsClass(double blocking, GosClass gos) {
        assertEquals(gos, GosClass.of(blocking));
    }
}
