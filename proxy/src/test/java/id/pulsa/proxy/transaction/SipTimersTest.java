package id.pulsa.proxy.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a request that was passed on is answered with 100, and for how long it is waited for. */
class SipTimersTest {
    /** RFC 4320 §4.1: with the defaults, Timer E has come to T2 after 500 + 1000 + 2000 ms. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500 | 4000 | 3500 | 31000
            100 | 4000 | 6300 | 6200
            50  | 200  | 150  | 3100
            500 | 500  | 0    | 31000
            """)
    void passedOn(long t1, long t2, long trying, long relay) {
        SipTimers timers = new SipTimers(t1, t2, 5_000);
        assertEquals(trying, timers.tryingMillis());
        assertEquals(relay, timers.relayMillis());
        assertTrue(timers.relayMillis() < timers.fMillis(), timers::toString);
    }
}
