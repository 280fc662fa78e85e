package id.pulsa.proxy.aoc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.rating.TalkPrice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AocDocumentsTest {
    private static final AocDocuments IDR = new AocDocuments(Currency.IDR);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # price        | per ms | ratio | step  | currency | amount        | units  | scale                | type
            150.00         | 10000  | 1000  | 10000 | IDR      | 150.00        | 10     | one-second           | step-function
            150.00         | 10000  | 1400  | 10000 | IDR      | 210.00        | 10     | one-second           | step-function
            150.00         | 10000  | 1366  | 10000 | IDR      | 204.90        | 10     | one-second           | step-function
            1.01           | 1000   | 1333  | 1000  | EUR      | 1.34633       | 1      | one-second           | step-function
            # charged in other steps than the unit: it grows with the time
            90.00          | 60000  | 1000  | 6000  | IDR      | 90.00         | 60     | one-second           | continuous
            240.00         | 86400000 | 1000 | 1000 | IDR      | 240.00        | 86400  | one-second           | continuous
            # less than a second
            1.00           | 100    | 1000  | 100   | IDR      | 1.00          | 1      | one-tenth-second     | step-function
            1.00           | 1500   | 1000  | 1500  | IDR      | 1.00          | 15     | one-tenth-second     | step-function
            1.00           | 20     | 1000  | 20    | IDR      | 1.00          | 2      | one-hundredth-second | step-function
            # no whole number of hundredths: several together
            1.00           | 1      | 1000  | 1     | IDR      | 10.00         | 1      | one-hundredth-second | step-function
            1.00           | 1005   | 1000  | 1005  | IDR      | 2.00          | 201    | one-hundredth-second | step-function
            1.00           | 1002   | 1500  | 1002  | IDR      | 7.50          | 501    | one-hundredth-second | step-function
            # every decimal there is
            0.000001       | 1000   | 1333  | 1000  | IDR      | 0.000001333   | 1      | one-second           | step-function
            9000000000000.00 | 1000 | 1700  | 1000  | IDR      | 15300000000000.00 | 1  | one-second           | step-function
            """)
    void theTariffIsThatOfTimeWithItsRatio(
            String price,
            long per,
            int ratio,
            long step,
            String currency,
            String amount,
            String units,
            String scale,
            String type) {
        TalkPrice talk = new TalkPrice(Micros.parse(price), per, ratio, step, 0);
        assertEquals(
                "basic/price-time/currency-id=" + currency + "; basic/price-time/currency-amount=" + amount
                        + "; basic/price-time/length-time-unit/time-unit=" + units
                        + "; basic/price-time/length-time-unit/scale=" + scale + "; basic/price-time/charging-type="
                        + type,
                AocStructure.read(new AocDocuments(Currency.of(currency)).tariff(talk)));
    }

    @Test
    void aFeeIsThePriceOfTheSetUp() {
        TalkPrice feeOnly = new TalkPrice(0, 1_000, 1_400, 1_000, Micros.parse("25.50"));
        assertEquals(
                "basic/free-charge; communication-setup/flat-rate/currency-id=IDR;"
                        + " communication-setup/flat-rate/currency-amount=25.50",
                AocStructure.read(IDR.tariff(feeOnly)));
        String both = AocStructure.read(IDR.tariff(new TalkPrice(1, 1_000, 1_000, 1_000, 1)));
        assertEquals(
                "communication-setup/flat-rate/currency-amount=0.000001", both.substring(both.lastIndexOf(' ') + 1));
    }

    @Test
    void aFreeCallSaysSo() {
        assertEquals("basic/free-charge", AocStructure.read(IDR.tariff(null)));
        assertEquals("basic/free-charge", AocStructure.read(IDR.tariff(new TalkPrice(0, 1_000, 1_000, 1_000, 0))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # charge            | said
            12.50               | recorded-currency-units/currency-id=IDR; recorded-currency-units/currency-amount=12.50
            1.666667            | recorded-currency-units/currency-id=IDR; recorded-currency-units/currency-amount=1.666667
            9223372036854.77    | recorded-currency-units/currency-id=IDR; recorded-currency-units/currency-amount=9223372036854.77
            0                   | free-charge
            """)
    void theTotalIsExact(String charge, String said) {
        assertEquals(said, AocStructure.read(IDR.total(Micros.parse(charge))));
    }

    @Test
    void theTotalMayBeUnknown() {
        assertEquals("not-available", AocStructure.read(IDR.totalNotAvailable()));
    }

    @Test
    void isWrittenAsOthersWriteIt() {
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <aoc xmlns="http://uri.etsi.org/ngn/params/xml/simservs/aoc"><aoc-e><recorded-charges>\
                <recorded-currency-units><currency-id>IDR</currency-id><currency-amount>12.50</currency-amount>\
                </recorded-currency-units></recorded-charges></aoc-e></aoc>
                """, new String(IDR.total(12_500_000), UTF_8));
    }

    /** What would have to be escaped never gets so far. */
    @Test
    void aCurrencyIsThreeCapitalLetters() {
        assertThrows(IllegalArgumentException.class, () -> Currency.of("<b>"));
        assertThrows(IllegalArgumentException.class, () -> Currency.of("R&D"));
    }
}
