package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.TariffsFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkPriceTest {
    private static final String TARIFF = """
            plans:
              office:
                time_zone: Asia/Jakarta
                bands:
                  peak: [{hours: "08:00-18:00"}]
                  off-peak: otherwise
                destinations:
                  - prefix: "08"
                    name: mobile
                    prices:
                      peak: {price: "150.00", per: 10s, first_increment: 10s, connection_fee: "25.00", free: 30s}
                      off-peak: {price: "90.00", per: 60s, first_increment: 30s, next_increment: 6s}
                  - {prefix: "110", name: police, free: true}
            """;

    @TempDir
    Path directory;

    private CallRate rate(String called) throws Exception {
        Path file = directory.resolve("tariffs.yaml");
        Files.writeString(file, TARIFF);
        TariffRater rater = new TariffRater(TariffsFile.load(file));
        return assertInstanceOf(RateLookup.Rated.class, rater.rate("office", called))
                .rate();
    }

    /** 08:00 to 18:00 in Jakarta is 01:00 to 11:00 in UTC. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # answered,          talk,   price,  per,   ratio, increment, fee
            2026-11-23T05:00:00Z, 0,     150.00, 10000, 1400,  10000,     25.00
            2026-11-23T05:00:00Z, 29999, 150.00, 10000, 1400,  10000,     25.00
            2026-11-23T05:00:00Z, 60000, 150.00, 10000, 1200,  10000,     25.00
            2026-11-23T12:00:00Z, 0,     90.00,  60000, 1400,  6000,      0
            # free until the next band begins
            2026-11-23T10:59:45Z, 0,     90.00,  60000, 1400,  6000,      0
            # at an edge
            2026-11-23T11:00:00Z, 0,     90.00,  60000, 1400,  6000,      0
            2026-11-23T10:58:20Z, 100000, 90.00, 60000, 1200,  6000,      0
            """)
    void isThatOfTheNextIncrement(
            Instant answered, long talk, String price, long per, int ratio, long increment, String fee)
            throws Exception {
        CallRate rate = rate("0812").withRatios(PriceRatios.of(1_400).from(60_000, 1_200));
        assertEquals(
                new TalkPrice(Micros.parse(price), per, ratio, increment, Micros.parse(fee)),
                rate.price(answered.toEpochMilli(), talk));
    }

    @Test
    void noneOfAFreeCall() throws Exception {
        assertNull(rate("110").price(0, 0));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # price,          ratio, in force
            150.00,           1000,  150
            150.00,           1366,  204.9
            0.000001,         1333,  0.000001333
            9223372036854.77, 1700,  15679732462653.109
            """)
    void isExactWithItsRatio(String price, int ratio, BigDecimal inForce) {
        BigDecimal exact = new TalkPrice(Micros.parse(price), 1_000, ratio, 1_000, 0).inForce();
        assertEquals(0, inForce.compareTo(exact), exact::toPlainString);
    }
}
