package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTimeTest {
    /** A Sunday. */
    private static final String NOW = "2026-11-22T10:00:00+07:00";

    private static QuoteTime in(String zone) {
        return new QuoteTime(ZoneId.of(zone), millis(NOW));
    }

    private static long millis(String instant) {
        return OffsetDateTime.parse(instant).toInstant().toEpochMilli();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # written                   | time zone     | means
            now                         | Asia/Jakarta  | 2026-11-22T10:00+07:00
            2026-12-24T19:58:01+07:00   | Europe/Berlin | 2026-12-24T19:58:01+07:00
            2026-12-24T12:58:01.5Z      | Europe/Berlin | 2026-12-24T12:58:01.5Z
            2026-12-24t12:58:01z        | Europe/Berlin | 2026-12-24T12:58:01Z
            2026-12-24T19:58            | Asia/Jakarta  | 2026-12-24T19:58+07:00
            2026-12-24 19:58:30         | Europe/Berlin | 2026-12-24T19:58:30+01:00
            2026-12-24                  | Asia/Jakarta  | 2026-12-24T00:00+07:00
            10:00                       | Asia/Jakarta  | 2026-11-22T10:00+07:00
            9:59                        | Asia/Jakarta  | 2026-11-23T09:59+07:00
            sun 10:01                   | Asia/Jakarta  | 2026-11-22T10:01+07:00
            Sun 09:59                   | Asia/Jakarta  | 2026-11-29T09:59+07:00
            fri 19:58                   | Asia/Jakarta  | 2026-11-27T19:58+07:00
            Friday 19:58:30             | Asia/Jakarta  | 2026-11-27T19:58:30+07:00
            # the clock shows 02:30 twice: the first time
            2026-10-25T02:30            | Europe/Berlin | 2026-10-25T02:30+02:00
            """)
    void reads(String written, String zone, String means) {
        assertEquals(Instant.ofEpochMilli(millis(means)), Instant.ofEpochMilli(in(zone).parse(written)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tomorrow", "fr 19:58", "foo 19:58", "24:01", "19.58", "2026-02-30", "2026-12-24T", "1e9"})
    void refusesWhatIsNoTime(String written) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> in("Asia/Jakarta").parse(written));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("found \"" + written + "\""), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-28T02:30", "2027-03-28 02:00"})
    void aTimeThatClocksLeaveOutDoesNotExist(String written) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> in("Europe/Berlin").parse(written));
        assertTrue(String.valueOf(refused.getMessage()).contains("put forward"), refused.getMessage());
    }
}
