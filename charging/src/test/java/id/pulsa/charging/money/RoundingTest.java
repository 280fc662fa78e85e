package id.pulsa.charging.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    @ParameterizedTest
    @CsvSource({
        // price, time, per, up, half up, down
        "150, 10, 10, 150, 150, 150",
        "10, 1, 3, 4, 3, 3",
        "11, 1, 2, 6, 6, 5",
        "20, 1, 3, 7, 7, 6",
        "1, 1, 1000, 1, 0, 0",
        "1, 500, 1000, 1, 1, 0",
        "1, 499, 1000, 1, 0, 0",
        "0, 5, 7, 0, 0, 0",
        "9223372036854775807, 9223372036854775807, 9223372036854775807, "
                + "9223372036854775807, 9223372036854775807, 9223372036854775807",
        "9223372036854775807, 3, 4, 6917529027641081856, 6917529027641081855, 6917529027641081855"
    })
    void roundsOnceAndByName(long price, long time, long per, long up, long halfUp, long down) {
        assertEquals(up, Rounding.UP.multiplyDivide(price, time, per));
        assertEquals(halfUp, Rounding.HALF_UP.multiplyDivide(price, time, per));
        assertEquals(down, Rounding.DOWN.multiplyDivide(price, time, per));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(ArithmeticException.class, () -> Rounding.DOWN.multiplyDivide(Long.MAX_VALUE, 2, 1));
        // Exactly one micro-unit too much, and only by the rounding.
        assertThrows(ArithmeticException.class, () -> Rounding.UP.multiplyDivide(1L << 62, 4_000_001, 2_000_000));
    }

    @Test
    void agreesWithDecimalArithmeticOnAnyNumbers() {
        long seed = new Random().nextLong();
        System.out.println("RoundingTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long price = positive(random);
            long time = positive(random);
            long per = positive(random);
            for (Rounding rounding : Rounding.values()) {
                BigDecimal exact = BigDecimal.valueOf(price)
                        .multiply(BigDecimal.valueOf(time))
                        .divide(BigDecimal.valueOf(per), 0, RoundingMode.valueOf(rounding.name()));
                if (exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                    assertThrows(ArithmeticException.class, () -> rounding.multiplyDivide(price, time, per));
                } else {
                    assertEquals(exact.longValueExact(), rounding.multiplyDivide(price, time, per));
                }
            }
        }
    }

    @Test
    void quotientsAgreeWithDecimalArithmetic() {
        long seed = new Random().nextLong();
        System.out.println("RoundingTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long dividend = random.nextInt(10) == 0 ? 0 : positive(random);
            // Often small, so that halves come up.
            long divisor = random.nextBoolean() ? positive(random) : 1 + random.nextInt(6);
            for (Rounding rounding : Rounding.values()) {
                BigDecimal exact = BigDecimal.valueOf(dividend)
                        .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.valueOf(rounding.name()));
                assertEquals(exact.longValueExact(), rounding.divide(dividend, divisor));
                assertEquals(
                        exact.toBigIntegerExact(),
                        rounding.divide(BigInteger.valueOf(dividend), BigInteger.valueOf(divisor)));
            }
        }
    }

    private static long positive(Random random) {
        return Math.max(1, random.nextLong() >>> (1 + random.nextInt(62)));
    }
}
