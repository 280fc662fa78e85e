package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tariffs.yaml says becomes plans. */
class TariffsModelTest {
    private static final String YAML = """
            time_zone: Asia/Jakarta
            holidays:
              national: [2026-01-01, 2026-12-24..2026-12-26]
              local: [2026-05-31]
            bundles:
              weekend-60: {time: 60m, validity: 30d, prefixes: ["08", "6 2"]}
              any: {time: 1h, validity: 7d}
            plans:
              base:
                slice: 10s
                rounding: half_up
                round_to: "1.00"
                bands:
                  peak:
                    - {days: mon-fri, hours: "08:00-20:00"}
                  night:
                    - {hours: "22:00-06:00"}
                  feast:
                    - {holidays: [national, local]}
                    - {dates: [2026-12-31], hours: "18:00-24:00"}
                  off-peak: otherwise
                services: {receipt: true, low_balance: "1000.00", language: id}
                message_price: "100.00"
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
                  - prefix: "08"
                    name: mobile
                    message_price: "150.00"
                    prices:
                      peak: {price: "150.00", per: 10s, first_increment: 10s, next_increment: 5s, connection_fee: "50",
                             minimum: "100", free: 5s, daily_cap: "5000"}
                      night: {price: "50.00", per: 1m}
                      feast: {price: "60.00", per: 1m}
                      off-peak: {price: "100.00", per: 10s}
                  - {number: "110", name: police, free: true}
                  - {prefix: "0900", name: premium, barred: true}
                  - {prefix: "07", name: no messages, price: "1.00", per: 1s, message_price: none}
                destinations_csv: more.csv
              east:
                extends: base
                time_zone: Asia/Makassar
                services: {receipt: false, low_balance: none}
                message_price: "120.00"
                destinations:
                  - {prefix: "", name: elsewhere, price: "2.00", per: 1s}
                  - {prefix: "021", name: city, price: "3.00", per: 1s}
              simple:
                extends: east
                bands: {night: [{hours: "20:00-08:00"}], peak: otherwise}
                rounding: down
                message_price: none
            """;

    private static final String CSV = """
            prefix,name,band,price,per,message_price,free,barred
            62,Indonesia,,2.5,1s,,3s,
            65,Singapore,peak,20,10s,200,,
            65,Singapore,night,10,10s,,,
            65,Singapore,feast,10,10s,,,
            65,Singapore,off-peak,15,10s,,,
            112,emergency,,,,,true,
            881,satellite,,,,,,true
            """;

    @TempDir
    private Path directory;

    private Tariffs tariffs = new Tariffs(List.of());

    @BeforeEach
    void load() throws IOException, ConfigException {
        Files.writeString(directory.resolve("more.csv"), CSV);
        tariffs = TariffsFile.load(Files.writeString(directory.resolve("tariffs.yaml"), YAML));
    }

    @Test
    void plansInTheOrderOfTheFile() {
        assertEquals(
                List.of("base", "east", "simple"), List.copyOf(tariffs.plans().keySet()));
        assertEquals(List.of(directory.resolve("tariffs.yaml"), directory.resolve("more.csv")), tariffs.sources());
    }

    @Test
    void bundles() {
        assertEquals(
                List.of(
                        new Bundle("weekend-60", 3_600_000, Duration.ofDays(30), List.of("08", "62")),
                        new Bundle("any", 3_600_000, Duration.ofDays(7), List.of())),
                List.copyOf(tariffs.bundles().values()));
        assertNotNull(tariffs.bundle("any"));
        assertNull(tariffs.bundle("none"));
    }

    @Test
    void aPlanOfItsOwn() {
        Plan base = plan("base");
        assertEquals(10_000, base.sliceMillis());
        assertEquals(new RoundingRule(Rounding.HALF_UP, 1_000_000), base.rounding());
        assertEquals("Asia/Jakarta", base.timetable().zone().getId());
        assertEquals(
                List.of("peak", "night", "feast", "off-peak"), base.timetable().bands());
        assertEquals(
                new PlanServices(
                        true,
                        true,
                        true,
                        true,
                        1_000_000_000,
                        false,
                        false,
                        PlanServices.NO_CONSENT,
                        Locale.forLanguageTag("id")),
                base.services());
    }

    @Test
    void whatAChildOverrides() {
        Plan east = plan("east");
        assertEquals(plan("base").sliceMillis(), east.sliceMillis());
        assertEquals(plan("base").rounding(), east.rounding());
        assertEquals("Asia/Makassar", east.timetable().zone().getId());
        assertEquals(plan("base").timetable().windows(), east.timetable().windows());
        assertEquals(
                new PlanServices(
                        true,
                        true,
                        true,
                        false,
                        PlanServices.NO_WARNING,
                        false,
                        false,
                        PlanServices.NO_CONSENT,
                        Locale.forLanguageTag("id")),
                east.services());
        assertEquals(
                List.of(
                        "elsewhere",
                        "mobile",
                        "police",
                        "premium",
                        "no messages",
                        "Indonesia",
                        "Singapore",
                        "emergency",
                        "satellite",
                        "city"),
                east.destinations().stream().map(Destination::name).toList());
        assertEquals(new RoundingRule(Rounding.DOWN, 1_000_000), plan("simple").rounding());
        assertEquals("Asia/Makassar", plan("simple").timetable().zone().getId());
    }

    @Test
    void aPriceOfEachBand() {
        BandPrice peak =
                new BandPrice(50_000_000, 150_000_000, 10_000, 10_000, 5_000, 100_000_000, 5_000, 5_000_000_000L);
        BandPrice night = BandPrice.plain(0, 50_000_000, 60_000, 1_000, 1_000);
        BandPrice feast = BandPrice.plain(0, 60_000_000, 60_000, 1_000, 1_000);
        BandPrice offPeak = BandPrice.plain(0, 100_000_000, 10_000, 1_000, 1_000);
        assertEquals(
                new Price.Charged(List.of(peak, night, feast, offPeak)),
                destination("base", "0812").price());
        // A child with other bands takes the prices of those that it has, in its order.
        assertEquals(
                new Price.Charged(List.of(night, peak)),
                destination("simple", "0812").price());
    }

    @Test
    void aFlatPriceIsThatOfEveryBand() {
        BandPrice one = BandPrice.plain(0, 1_000_000, 1_000, 1_000, 1_000);
        assertEquals(
                new Price.Charged(List.of(one, one, one, one)),
                destination("base", "99").price());
        assertSame(destination("base", "99").price(), destination("base", "07").price(), "equal prices are kept once");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # plan  | called | name        | a message in micro-units
            base    | 99     | any         | 100000000
            base    | 0812   | mobile      | 150000000
            base    | 110    | police      | 0
            base    | 1100   | any         | 100000000
            base    | 09001  | premium     | -1
            base    | 0711   | no messages | -1
            base    | 6221   | Indonesia   | 100000000
            base    | 651    | Singapore   | 200000000
            base    | 1123   | emergency   | 0
            base    | 8811   | satellite   | -1
            east    | 0812   | mobile      | 150000000
            east    | 99     | elsewhere   | 120000000
            east    | 6221   | Indonesia   | 120000000
            east    | 021    | city        | 120000000
            simple  | 0812   | mobile      | 150000000
            simple  | 99     | elsewhere   | -1
            """)
    void messages(String plan, String called, String name, long micros) {
        assertEquals(name, destination(plan, called).name());
        assertEquals(micros, destination(plan, called).messageMicros());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base   | 2026-11-20T08:00+07:00 | peak
            base   | 2026-11-20T20:00+07:00 | off-peak
            base   | 2026-11-21T05:59+07:00 | night
            base   | 2026-12-25T23:59+07:00 | feast
            base   | 2026-05-31T12:00+07:00 | feast
            base   | 2026-12-31T18:00+07:00 | feast
            base   | 2027-01-01T00:00+07:00 | night
            east   | 2026-11-20T08:00+08:00 | peak
            simple | 2026-11-20T08:00+08:00 | peak
            simple | 2026-11-20T07:59+08:00 | night
            """)
    void bandsInForce(String plan, OffsetDateTime instant, String band) {
        Timetable timetable = plan(plan).timetable();
        assertEquals(
                band, timetable.bands().get(timetable.bandAt(instant.toInstant().toEpochMilli())));
    }

    @Test
    void windowsKeepTheirDates() {
        assertEquals(
                Set.of(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 5, 31),
                        LocalDate.of(2026, 12, 24),
                        LocalDate.of(2026, 12, 25),
                        LocalDate.of(2026, 12, 26)),
                plan("base").timetable().windows().get(2).dates());
    }

    @Test
    void freeTimeOfATable() {
        assertEquals(
                3_000,
                ((Price.Charged) destination("base", "62").price())
                        .bands()
                        .get(0)
                        .freeMillis());
    }

    private Plan plan(String name) {
        Plan plan = tariffs.plan(name);
        assertNotNull(plan);
        return plan;
    }

    private Destination destination(String plan, String called) {
        Destination destination = plan(plan).destination(called);
        assertNotNull(destination);
        return destination;
    }
}
