package id.pulsa.charging.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {
    @Test
    void showsAmountsWithItsDecimals() {
        assertEquals("100.00", Currency.IDR.format(100_000_000));
        assertEquals("100.000001", Currency.IDR.format(100_000_001));
        assertEquals("100", new Currency("JPY", 0).format(100_000_000));
        assertEquals(Currency.IDR, Currency.of("IDR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "idr", "Rupiah", "ID", "IDRR"})
    void refusesOtherCodes(String code) {
        assertThrows(IllegalArgumentException.class, () -> Currency.of(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 7})
    void refusesOtherDecimals(int decimals) {
        assertThrows(IllegalArgumentException.class, () -> new Currency("IDR", decimals));
    }
}
