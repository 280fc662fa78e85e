package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffsFileTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "lab, 1000000, 1000, 1000, 1000000",
        "lab-fast, 10000000, 1000, 1000, 10000000",
        "normal, 150000000, 10000, 10000, 150000000"
    })
    void shippedPlansHaveOnePriceForEveryNumber(
            String name, long priceMicros, long perMillis, long incrementMillis, long messageMicros)
            throws ConfigException {
        Plan plan = TariffsFile.load(Path.of("../config/tariffs.yaml")).plan(name);
        assertNotNull(plan);
        assertEquals(
                List.of(new Destination(
                        "",
                        false,
                        "any",
                        new Price.Charged(
                                List.of(BandPrice.plain(0, priceMicros, perMillis, incrementMillis, incrementMillis))),
                        messageMicros)),
                plan.destinations());
        assertEquals(RoundingRule.EXACT, plan.rounding());
    }

    @Test
    void theShippedFileHoldsNothingDoubtful() {
        assertEquals("", TariffCases.findings(Path.of("../config/tariffs.yaml")));
    }

    /** Every key that can be written is explained where an administrator looks first. */
    @Test
    void theShippedFileExplainsEveryKey() throws IOException {
        String comments = Files.readAllLines(Path.of("../config/tariffs.yaml")).stream()
                .filter(line -> line.startsWith("#"))
                .collect(Collectors.joining("\n"));
        for (String key :
                ("time_zone holidays bundles time validity prefixes plans extends slice rounding round_to bands days"
                                + " hours dates otherwise message_price services balance voucher quote receipt low_balance"
                                + " language destinations prefix number name price per first_increment next_increment"
                                + " connection_fee minimum free daily_cap prices barred destinations_csv band")
                        .split(" ", -1)) {
            assertTrue(comments.matches("(?s).*\\b" + key + "\\b.*"), key);
        }
    }

    @Test
    void readsEveryKey() throws IOException, ConfigException {
        Tariffs tariffs = load("""
                plans:
                  office:
                    slice: PT1M
                    rounding: half_up
                    destinations:
                      - prefix: +62 (812)
                        name: mobile
                        connection_fee: 0.5
                        price: "12.345678"
                        per: 1m
                        first_increment: 30s
                        next_increment: 500ms
                      - prefix: 0812
                        name: mobile short
                        price: 7
                        per: 1s
                        first_increment: 6s
                      - {prefix: 110, name: police, free: true}
                      - {prefix: 0900, name: premium, barred: true}
                """);
        Plan plan = tariffs.plan("office");
        assertNotNull(plan);
        assertEquals("office", plan.name());
        assertEquals(60_000, plan.sliceMillis());
        assertEquals(new RoundingRule(Rounding.HALF_UP, 1), plan.rounding());
        assertEquals(
                List.of(
                        new Destination(
                                "+62812",
                                "mobile",
                                new Price.Charged(List.of(BandPrice.plain(500_000, 12_345_678, 60_000, 30_000, 500)))),
                        new Destination(
                                "0812",
                                "mobile short",
                                new Price.Charged(List.of(BandPrice.plain(0, 7_000_000, 1_000, 6_000, 6_000)))),
                        new Destination("110", false, "police", new Price.Free(), 0),
                        new Destination("0900", "premium", new Price.Barred())),
                plan.destinations());
    }

    @Test
    void defaultsAreOneSecondIncrementsNoFeeThirtySecondSlices() throws IOException, ConfigException {
        Plan plan = load("""
                        plans:
                          p:
                            destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                        """).plan("p");
        assertNotNull(plan);
        assertEquals(30_000, plan.sliceMillis());
        assertEquals(
                List.of(new Destination(
                        "", "any", new Price.Charged(List.of(BandPrice.plain(0, 1_000_000, 1_000, 1_000, 1_000))))),
                plan.destinations());
    }

    @Test
    void everyMistakeIsReportedAtItsPlace() throws IOException {
        assertFindings("""
                currency: IDR
                plans:
                  one:
                    slice: 0s
                    rounding: halfup
                    destinations:
                      - prefix: "62"
                        name: any
                        price: 1.2345678
                        per: 10
                        conection_fee: 1
                      - prefix: 6 2
                        name: again
                        price: -1
                        per: 1s
                      - prefix: "0_1"
                        name: twice
                        free: true
                        barred: yes
                        price: "1"
                      - {name: " x", price: 1, per: 25h, first_increment: 0ms}
                      - {prefix: 7, name: dear, price: 1000000001, per: 1s}
                  two: {destinations: []}
                  three: {}
                  four: 4
                  " five ":
                        destinations: [{prefix: 1, name: any, free: true}]
                  six:
                    destinations:
                      - {prefix: "62", name: any, free: true}
                      - {prefix: 6 2, name: again, barred: true}
                      - {prefix: "0", name: dear, price: 20000, per: 1ms}
                """, """
                1:1: unknown key "currency"; known are "time_zone", "holidays", "bundles", "plans"
                4:12: "slice": expected a duration from 1s to 24h, found "0s"
                5:15: "rounding": unknown value "halfup"; did you mean "half_up"?
                9:16: "price": an amount has at most 6 decimals, found "1.2345678"
                10:14: "per": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", found "10"
                11:9: unknown key "conection_fee"; did you mean "connection_fee"?
                12:17: prefix "62" is already given for "any" in line 7
                14:16: "price": expected an amount of at least 0, found "-1"
                16:17: "prefix": expected digits, letters, * or #, with or without a + before them, found "0_1"
                19:17: "barred": expected true or false, found "yes"
                20:16: a free or barred destination has no "price"
                21:9: key "prefix" is missing
                21:16: "name": expected 1 to 64 characters without spaces around them
                21:37: "per": expected a duration from 1ms to 24h, found "25h"
                21:59: "first_increment": expected a duration from 1ms to 24h, found "0ms"
                22:40: "price": more than 1000000000: "1000000001"
                23:23: no destination is given; prefix "" stands for every number
                24:10: key "destinations" is missing
                25:9: expected keys and values ("key: value") under "four"
                26:3: name of the plan: expected 1 to 64 characters without spaces around them
                31:18: prefix "62" is already given for "any" in line 30
                32:42: "price": so high that 8 days would cost more than can be counted
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0            | other
            62           | other
            +628         | other
            +6281        | Telkomsel
            +62-812 3456 | Halo
            (+62)811     | Telkomsel
            alice        | letters
            ''           | other
            """)
    void theLongestPrefixCounts(String called, String name) throws IOException, ConfigException {
        Plan plan = load("""
                        plans:
                          p:
                            destinations:
                              - {prefix: "", name: other, free: true}
                              - {prefix: +6281, name: Telkomsel, free: true}
                              - {prefix: +62812, name: Halo, free: true}
                              - {prefix: al, name: letters, free: true}
                        """).plan("p");
        assertNotNull(plan);
        Destination destination = plan.destination(called);
        assertNotNull(destination);
        assertEquals(name, destination.name());
    }

    private Tariffs load(String yaml) throws IOException, ConfigException {
        return TariffsFile.load(Files.writeString(directory.resolve("tariffs.yaml"), yaml));
    }

    private void assertFindings(String yaml, String expected) throws IOException {
        Path file = Files.writeString(directory.resolve("tariffs.yaml"), yaml);
        ConfigException thrown = assertThrows(ConfigException.class, () -> TariffsFile.load(file));
        String shown = thrown.findings().stream()
                .map(finding -> finding.line() + ":" + finding.column() + ": " + finding.message())
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(expected, shown);
    }
}
