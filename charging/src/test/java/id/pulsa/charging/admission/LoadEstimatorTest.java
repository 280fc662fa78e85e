package id.pulsa.charging.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadEstimatorTest {
    private static final long HOUR = 3_600_000;
    private static final LoadWindow WINDOW = new LoadWindow(HOUR, 246_000, Double.NaN);

    @Test
    void countsArrivalsTimesHoldingTime() {
        LoadEstimator load = new LoadEstimator(WINDOW, 0);
        // 3 × 360 calls in the hour, 200 s each: 60 erl; two of three pay a price at which four of five are left.
        for (long now = 0; now < 10 * HOUR; now += 10_000) {
            load.arrived(3, now);
            load.priced(2, 1.25, now);
            load.ended(1, 200_000, now);
        }
        assertEquals(60, load.offeredErl(10 * HOUR - 1), 1.8);
        assertEquals(50, load.naturalErl(10 * HOUR - 1), 1.5);
        assertEquals(20, load.fixedErl(10 * HOUR - 1), 0.6);
        assertEquals(202_500, load.holdingMillis(10 * HOUR - 1), 500);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # expected, minutes since the start, calls that came, ended, variance
            NaN,        60, 40, 0,  0.025
            NaN,        30, 40, 20, 0.0375
            NaN,        60, 0,  20, 0
            2.7333333,  60, 40, 20, 0.0375
            2.7333333,  30, 20, 20, 0.0156
            10,         30, 0,  0,  0
            """)
    void saysHowSureItIs(double expected, int minutes, int came, int ended, double variance) {
        LoadEstimator load = new LoadEstimator(new LoadWindow(HOUR, 246_000, expected), 0);
        for (int call = 0; call < came; call++) {
            load.arrived(1, minutes * 60_000L - 1);
            load.priced(1, 1, minutes * 60_000L - 1);
        }
        for (int call = 0; call < ended; call++) {
            load.ended(1, 246_000, minutes * 60_000L - 1);
        }
        assertEquals(variance, load.naturalVariance(minutes * 60_000L - 1), 1e-4);
    }

    @Test
    void followsALoadThatChangesAndForgetsWhatIsOlderThanTheWindow() {
        LoadEstimator load = new LoadEstimator(WINDOW, 0);
        for (long now = 0; now < 2 * HOUR; now += 10_000) {
            load.arrived(1, now);
        }
        assertEquals(24.6, load.offeredErl(2 * HOUR - 1), 0.3);
        for (long now = 2 * HOUR; now < 3 * HOUR; now += 20_000) {
            load.arrived(1, now);
        }
        assertEquals(12.3, load.offeredErl(3 * HOUR - 1), 0.3);
        assertEquals(0, load.offeredErl(5 * HOUR));
        assertEquals(0, load.offeredErl(500 * HOUR));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # expected, minutes since the start, calls, load: the rest of the window is as expected
            NaN,        0,  0,  0
            NaN,        60, 60, 4.1
            NaN,        30, 30, 4.1
            NaN,        1,  1,  0.82
            10,         0,  0,  10
            10,         30, 0,  5
            10,         30, 30, 7.05
            10,         60, 60, 4.1
            10,         90, 90, 4.1
            0,          30, 30, 2.05
            """)
    void beginsWithWhatIsExpected(double expected, int minutes, int calls, double offered) {
        LoadEstimator load = new LoadEstimator(new LoadWindow(HOUR, 246_000, expected), 7);
        for (int call = 0; call < calls; call++) {
            load.arrived(1, 7 + call * 60_000L);
        }
        assertEquals(offered, load.offeredErl(7 + minutes * 60_000L), 0.1);
    }

    @Test
    void whatAnotherCellRefusedIsNoLoad() {
        LoadEstimator load = new LoadEstimator(WINDOW, 0);
        load.arrived(1, 5);
        load.priced(1, 1.5, 5);
        load.arrived(-1, 5);
        load.priced(-1, 1.5, 5);
        assertEquals(0, load.offeredErl(6));
        assertEquals(0, load.naturalErl(6));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # arrivals and blocked of each part: share, interval
            '',                 '',                0,     0,     1
            '100',              '10',              0.1,   0,     1
            '100 100 100',      '10 10 10',        0.1,   0.071, 0.139
            '100 100 100 100',  '0 0 0 40',        0.1,   0,     0.418
            '50 150 100 0 100', '5 15 10 0 10',    0.1,   0.074, 0.133
            '1000 1000',        '0 0',             0,     0,     0.002
            """)
    void measuresBlockingWithItsUncertainty(String arrivals, String blocked, double share, double low, double high) {
        LoadEstimator load = new LoadEstimator(WINDOW, 0);
        String[] came = arrivals.split(" ", -1);
        String[] refused = blocked.split(" ", -1);
        for (int part = 0; part < came.length && !came[part].isEmpty(); part++) {
            load.arrived(Integer.parseInt(came[part]), part * HOUR / 12);
            load.blocked(Integer.parseInt(refused[part]), part * HOUR / 12);
        }
        MeasuredBlocking measured = load.blocking(came.length * HOUR / 12 - 1);
        assertEquals(share, measured.share(), 1e-9);
        assertEquals(low, measured.low(), 0.0006, measured.toString());
        assertEquals(high, measured.high(), 0.0006, measured.toString());
        assertTrue(measured.low() <= measured.share() && measured.share() <= measured.high());
    }
}
