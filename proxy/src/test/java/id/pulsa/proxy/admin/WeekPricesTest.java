package id.pulsa.proxy.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekPricesTest {
    /** 2026-11-22T10:00:00+07:00, a Sunday. */
    private static final long NOW = 1_795_316_400_000L;

    private static final String OFFICE_HOURS = "[{days: mon-fri, hours: '08:00-20:00'}]";
    private static final String FROM_TWO_TO_THREE = "[{hours: '02:00-03:00'}]";
    private static final int SUNDAY = 6;

    @TempDir
    private Path dir;

    /** Calls to 08 cost 1 a second in the peak and 0.10 otherwise. */
    private Document week(String peak, String zone, @Nullable String to, String duration, String at) throws Exception {
        Tariffs tariffs = TariffsFile.load(Files.writeString(dir.resolve("tariffs.yaml"), """
                plans:
                  p:
                    time_zone: %s
                    bands: {peak: %s, rest: otherwise}
                    destinations:
                      - prefix: "08"
                        name: mobile
                        prices:
                          peak: {price: "60", per: 1m}
                          rest: {price: "6", per: 1m}
                      - {prefix: "0900", name: premium, barred: true}
                      - {number: "110", name: police, free: true}
                      - {prefix: "110", name: short numbers, price: "30", per: 1m, free: 1m}
                """.formatted(zone, peak)));
        Plan plan = Objects.requireNonNull(tariffs.plan("p"));
        WeekRequest request = new WeekRequest(null, "p", to, Duration.parse(duration), at);
        return new WeekPrices(plan, request, new DocumentText(Currency.IDR, ZoneOffset.UTC), NOW).document();
    }

    /** A letter for each slot: P peak, r rest, blank for what does not exist. */
    private static String row(Document week, int day) {
        return week.documents("days").get(day).documents("slots").stream()
                .map(slot -> slot.textOrNull("band"))
                .map(band -> band == null ? " " : band.equals("peak") ? "P" : "r")
                .collect(Collectors.joining());
    }

    private static @Nullable String charge(Document week, int day, String from) {
        Document found = week.documents("days").get(day).documents("slots").stream()
                .filter(slot -> slot.text("from").equals(from))
                .findFirst()
                .orElseThrow();
        return found.textOrNull("charge");
    }

    @Test
    void wholeHoursAreEnoughWhereNothingChangesWithinThem() throws Exception {
        Document week = week(OFFICE_HOURS, "Asia/Jakarta", "0812", "PT1S", "2026-12-24");
        assertEquals("2026-12-21", week.text("week"));
        assertEquals("charged", week.text("status"));
        assertEquals("mobile", week.text("destination"));
        assertEquals(60, week.number("slot_minutes", 0));
        assertEquals(7, week.documents("days").size());
        assertEquals("2026-12-27", week.documents("days").get(SUNDAY).text("date"));
        assertEquals("rrrrrrrrPPPPPPPPPPPPrrrr", row(week, 4));
        assertEquals("rrrrrrrrrrrrrrrrrrrrrrrr", row(week, 5));
        assertEquals("0.10", charge(week, 0, "07:00"));
        assertEquals("1.00", charge(week, 0, "08:00"));
        assertEquals("1.00", charge(week, 0, "19:00"));
        assertEquals("0.10", charge(week, 0, "20:00"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # peak                      | talk | slots
            [{hours: '08:30-20:00'}]    | PT1S | 30
            [{hours: '08:30-20:15'}]    | PT1S | 15
            [{hours: '08:00-20:00'}]    | PT1H | 15
            """)
    void halfAndQuarterHoursWhereNeeded(String peak, String talk, int slots) throws Exception {
        Document week = week(peak, "Asia/Jakarta", "0812", talk, "now");
        assertEquals(slots, week.number("slot_minutes", 0));
        assertEquals(24 * 60 / slots, row(week, 0).length());
    }

    /** Beginning half an hour before the peak, half of the hour is in there. */
    @Test
    void aCallThatCrossesABandIsChargedByBoth() throws Exception {
        Document week = week("[{hours: '08:00-20:00'}]", "Asia/Jakarta", "0812", "PT1H", "now");
        assertEquals("360.00", charge(week, 0, "07:00"));
        assertEquals("1980.00", charge(week, 0, "07:30"));
        assertEquals("2790.00", charge(week, 0, "07:45"));
        assertEquals("3600.00", charge(week, 0, "08:00"));
    }

    /** From one to four o'clock: an hour of peak as a rule, none when it is left out, two when it comes twice. */
    @ParameterizedTest(name = "{0} from {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # clocks go | week of    | Sunday                   | from  | Saturday | Sunday
            forward     | 2027-03-28 | rr rrrrrrrrrrrrrrrrrrrrr | 01:00 | 4320.00  | 1080.00
            back        | 2026-10-25 | rrPrrrrrrrrrrrrrrrrrrrrr | 01:00 | 4320.00  | 7560.00
            back        | 2026-10-25 | rrPrrrrrrrrrrrrrrrrrrrrr | 02:00 | 4320.00  | 7560.00
            back        | 2026-10-25 | rrPrrrrrrrrrrrrrrrrrrrrr | 03:00 | 1080.00  | 1080.00
            """)
    void daysOfAnotherLength(String clocks, String week, String row, String from, String saturday, String sunday)
            throws Exception {
        Document bands = week(FROM_TWO_TO_THREE, "Europe/Berlin", "0812", "PT1S", week);
        assertEquals(60, bands.number("slot_minutes", 0));
        assertEquals(row, row(bands, SUNDAY));
        assertEquals("rrPrrrrrrrrrrrrrrrrrrrrr", row(bands, SUNDAY - 1));
        Document long3h = week(FROM_TWO_TO_THREE, "Europe/Berlin", "0812", "PT3H", week);
        assertEquals(saturday, charge(long3h, SUNDAY - 1, from));
        assertEquals(sunday, charge(long3h, SUNDAY, from));
    }

    @Test
    void whatTheClockNeverShowsHasNoPrice() throws Exception {
        Document week = week(FROM_TWO_TO_THREE, "Europe/Berlin", "0812", "PT1S", "2027-03-28");
        assertNull(charge(week, SUNDAY, "02:00"));
        assertEquals("0.10", charge(week, SUNDAY, "03:00"));
        // Lord Howe Island puts its clocks forward by half an hour.
        Document half = week(FROM_TWO_TO_THREE, "Australia/Lord_Howe", "0812", "PT1S", "2026-10-04");
        assertEquals(30, half.number("slot_minutes", 0));
        assertNull(charge(half, SUNDAY, "02:00"));
        assertEquals("1.00", charge(half, SUNDAY, "02:30"));
    }

    @Test
    void aDateOfTheWeekShows() throws Exception {
        Document week = week("[{dates: [2026-12-24]}]", "Asia/Jakarta", "0812", "PT1S", "2026-12-27T23:59");
        assertEquals("rrrrrrrrrrrrrrrrrrrrrrrr", row(week, 2));
        assertEquals("PPPPPPPPPPPPPPPPPPPPPPPP", row(week, 3));
        assertEquals("rrrrrrrrrrrrrrrrrrrrrrrr", row(week, 4));
    }

    /** On Monday 2026-11-23 in Jayapura it is still Sunday in UTC. */
    @Test
    void theWeekIsThatOfThePlansClock() throws Exception {
        assertEquals(
                "2026-11-23",
                week(OFFICE_HOURS, "Asia/Jayapura", "0812", "PT1S", "2026-11-22T16:00Z")
                        .text("week"));
        assertEquals(
                "2026-11-16",
                week(OFFICE_HOURS, "Asia/Jakarta", "0812", "PT1S", "2026-11-22T16:00Z")
                        .text("week"));
    }

    @Test
    void withoutANumberEveryDestinationIsListed() throws Exception {
        Document week = week("[{hours: '08:00-20:00'}]", "Asia/Jakarta", null, "PT1M", "now");
        List<String> rows = week.documents("destinations").stream()
                .map(row -> row.text("prefix") + " " + row.text("destination") + " " + row.flag("exact", false) + " "
                        + row.text("status") + " " + row.textOrNull("least") + " " + row.textOrNull("most"))
                .toList();
        assertEquals(
                List.of(
                        "08 mobile false charged 6.00 60.00",
                        "0900 premium false barred null null",
                        "110 police true free 0.00 0.00",
                        // Free seconds cover the minute; a second more would cost something.
                        "110 short numbers false charged 0.00 0.00"),
                rows);
        assertEquals(4, week.number("destination_count", 0));
    }

    @ParameterizedTest
    @CsvSource({"0900123, premium, barred", "77, , no-price", "110, police, free"})
    void whatHasNoPriceSaysSo(String called, @Nullable String destination, String status) throws Exception {
        Document week = week(OFFICE_HOURS, "UTC", called, "PT1M", "now");
        assertEquals(status, week.text("status"));
        assertEquals(destination, week.textOrNull("destination"));
        assertFalse(week.fields().containsKey("days"));
    }

    @Test
    void freeSecondsDoNotMakeADestinationFree() throws Exception {
        Document week = week(OFFICE_HOURS, "UTC", "1101", "PT1M", "now");
        assertEquals("charged", week.text("status"));
        assertEquals("0.00", charge(week, 0, "08:00"));
        assertEquals("0.50", charge(week(OFFICE_HOURS, "UTC", "1101", "PT61S", "now"), 0, "08:00"));
    }

    @Test
    void aRequestSurvivesItsWayThroughTheApi() {
        WeekRequest request = new WeekRequest("1001", "p", "08", Duration.ofSeconds(95), "fri 10:00");
        assertEquals(request, WeekRequest.of(request.parameters()::get));
        assertThrows(IllegalArgumentException.class, () -> WeekRequest.of(name -> null));
    }
}
