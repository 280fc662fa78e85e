package id.pulsa.charging.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosTest {
    @ParameterizedTest
    @CsvSource({
        "150.00, 150000000",
        "0, 0",
        "-0, 0",
        "1, 1000000",
        "0.000001, 1",
        "-0.5, -500000",
        "007.10, 7100000",
        "9223372036854.775807, 9223372036854775807",
        "-9223372036854.775807, -9223372036854775807"
    })
    void readsDecimalsExactly(String text, long micros) {
        assertEquals(micros, Micros.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.2345678            | an amount has at most 6 decimals, found "1.2345678"
            1.0000000            | an amount has at most 6 decimals, found "1.0000000"
            9223372036854.775808 | amount too large: "9223372036854.775808"
            9999999999999        | amount too large: "9999999999999"
            99999999999999999999 | expected an amount such as "150.00", found "99999999999999999999"
            ''                   | expected an amount such as "150.00", found ""
            1.                   | expected an amount such as "150.00", found "1."
            .5                   | expected an amount such as "150.00", found ".5"
            +1                   | expected an amount such as "150.00", found "+1"
            1,50                 | expected an amount such as "150.00", found "1,50"; decimals stand behind a point, and nothing separates thousands
            1.000.000            | expected an amount such as "150.00", found "1.000.000"; decimals stand behind a point, and nothing separates thousands
            1e3                  | expected an amount such as "150.00", found "1e3"
            ٣                    | expected an amount such as "150.00", found "٣"
            """)
    void refusesWhatIsNoAmount(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Micros.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "100000000, 2, 100.00",
        "100000000, 0, 100",
        "0, 2, 0.00",
        "1, 2, 0.000001",
        "1, 0, 0.000001",
        "-500000, 2, -0.50",
        "-500000, 0, -0.5",
        "1234500, 2, 1.2345",
        "1234500, 6, 1.234500",
        "9223372036854775807, 2, 9223372036854.775807",
        "-9223372036854775808, 2, -9223372036854.775808"
    })
    void showsEveryDigitThatIsNotZero(long micros, int decimals, String text) {
        assertEquals(text, Micros.format(micros, decimals));
    }

    @Test
    void whatIsShownIsReadBack() {
        long seed = new Random().nextLong();
        System.out.println("MicrosTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            // Long.MIN_VALUE alone has no positive twin, and is never drawn shifted.
            long micros = random.nextLong() >> (1 + random.nextInt(62));
            assertEquals(micros, Micros.parse(Micros.format(micros, random.nextInt(7))));
        }
    }

    @Test
    void pricesAreNotNegative() {
        assertEquals(0, Micros.parseNotNegative("0.00"));
        assertThrows(IllegalArgumentException.class, () -> Micros.parseNotNegative("-0.01"));
    }
}
