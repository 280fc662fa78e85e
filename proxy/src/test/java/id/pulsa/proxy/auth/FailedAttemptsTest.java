package id.pulsa.proxy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
    private final FailedAttempts attempts = new FailedAttempts(3, 60, 64);

    @Test
    void isExhaustedAtTheLimitUntilTheWindowEnds() {
        for (int i = 0; i < 3; i++) {
            assertFalse(attempts.exhausted(7, 100));
            attempts.failed(7, 100);
        }
        assertTrue(attempts.exhausted(7, 100));
        assertFalse(attempts.exhausted(8, 100));
        assertTrue(attempts.exhausted(7, 159));
        assertFalse(attempts.exhausted(7, 160));

        attempts.failed(7, 160);
        assertFalse(attempts.exhausted(7, 160), "counts from the start again");
    }

    @Test
    void doesNotProlongTheWindow() {
        for (int i = 0; i < 10; i++) {
            attempts.failed(7, 100 + i);
        }
        assertFalse(attempts.exhausted(7, 160));
    }

    @Test
    void forgetsAfterTheRightPassword() {
        attempts.failed(7, 100);
        attempts.failed(7, 100);
        attempts.succeeded(7);
        attempts.failed(7, 100);
        assertFalse(attempts.exhausted(7, 100));
    }

    @Test
    void keepsTheExhaustedWhileStrangersFlood() {
        for (int i = 0; i < 3; i++) {
            attempts.failed(7, 100);
        }
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100_000; i++) {
            attempts.failed(random.nextLong(), 100);
        }
        assertTrue(attempts.exhausted(7, 100));
    }

    @Test
    void countsAcrossTheWrapOfItsClock() {
        long wrap = 1L << 32;
        attempts.failed(7, wrap - 1);
        attempts.failed(7, wrap + 1);
        attempts.failed(7, wrap + 1);
        assertTrue(attempts.exhausted(7, wrap + 2));
        assertEquals(false, attempts.exhausted(7, wrap + 70));
    }
}
