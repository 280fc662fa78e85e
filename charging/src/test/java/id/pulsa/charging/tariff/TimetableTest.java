package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static final List<String> BANDS = List.of("off-peak", "peak", "night", "feast", "eve");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

    /** Peak on weekdays 08-20, night 22-06, feast on two holidays, eve on one date from 18:00 into the next day. */
    private static Timetable timetable(String zone) {
        return Timetable.of(
                ZoneId.of(zone),
                BANDS,
                List.of(
                        Window.otherwise(0),
                        Window.weekly(1, WEEKDAYS, at(8, 0), at(20, 0)),
                        Window.weekly(2, EVERY_DAY, at(22, 0), at(6, 0)),
                        Window.onHolidays(3, Set.of(LocalDate.of(2026, 8, 17), LocalDate.of(2027, 1, 1)), 0, at(24, 0)),
                        Window.onDates(4, Set.of(LocalDate.of(2026, 12, 31)), at(18, 0), at(3, 0))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # zone            | instant                       | band     | until
            Asia/Jakarta      | 2026-11-20T07:59:59.999+07:00 | off-peak | 2026-11-20T08:00+07:00
            Asia/Jakarta      | 2026-11-20T08:00+07:00        | peak     | 2026-11-20T20:00+07:00
            Asia/Jakarta      | 2026-11-20T19:59:59.999+07:00 | peak     | 2026-11-20T20:00+07:00
            Asia/Jakarta      | 2026-11-20T20:00+07:00        | off-peak | 2026-11-20T22:00+07:00
            Asia/Jakarta      | 2026-11-20T23:59:59.999+07:00 | night    | 2026-11-21T06:00+07:00
            Asia/Jakarta      | 2026-11-21T00:00+07:00        | night    | 2026-11-21T06:00+07:00
            Asia/Jakarta      | 2026-11-21T09:00+07:00        | off-peak | 2026-11-21T22:00+07:00
            # a holiday stands above the week, also above the night that began the day before
            Asia/Jakarta      | 2026-08-16T23:59+07:00        | night    | 2026-08-17T00:00+07:00
            Asia/Jakarta      | 2026-08-17T09:00+07:00        | feast    | 2026-08-18T00:00+07:00
            Asia/Jakarta      | 2026-08-18T00:00+07:00        | night    | 2026-08-18T06:00+07:00
            # a date stands above a holiday, also past midnight
            Asia/Jakarta      | 2026-12-31T17:59+07:00        | peak     | 2026-12-31T18:00+07:00
            Asia/Jakarta      | 2026-12-31T18:00+07:00        | eve      | 2027-01-01T03:00+07:00
            Asia/Jakarta      | 2027-01-01T03:00+07:00        | feast    | 2027-01-02T00:00+07:00
            # clocks put forward at 02:00: the night is an hour shorter
            Europe/Berlin     | 2026-03-28T22:00+01:00        | night    | 2026-03-29T06:00+02:00
            # clocks put back at 03:00: an hour longer
            Europe/Berlin     | 2026-10-24T22:00+02:00        | night    | 2026-10-25T06:00+01:00
            # midnight of 2018-11-04 did not exist, that of 2018-02-18 came twice
            America/Sao_Paulo | 2018-11-03T22:00-03:00        | night    | 2018-11-04T06:00-02:00
            America/Sao_Paulo | 2018-02-17T22:00-02:00        | night    | 2018-02-18T06:00-03:00
            Australia/Lord_Howe | 2026-10-03T22:00+10:30      | night    | 2026-10-04T06:00+11:00
            Australia/Lord_Howe | 2026-04-04T22:00+11:00      | night    | 2026-04-05T06:00+10:30
            UTC               | 2028-02-29T08:00Z             | peak     | 2028-02-29T20:00Z
            # before the epoch
            UTC               | 1969-12-31T08:00Z             | peak     | 1969-12-31T20:00Z
            """)
    void theLocalClockDecides(String zone, OffsetDateTime instant, String band, OffsetDateTime until) {
        Timetable timetable = timetable(zone);
        assertEquals(band, BANDS.get(timetable.bandAt(millis(instant))));
        assertEquals(until.toInstant(), Instant.ofEpochMilli(timetable.nextEdge(millis(instant))), "end of the band");
    }

    /** 02:00 to 03:00 in one band, all else in another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # that hour is skipped: the band is not in force at all
            2026-03-29T01:59+01:00 | rest  | 2026-03-30T02:00+02:00
            # that hour comes twice, without a break
            2026-10-25T01:59+02:00 | rest  | 2026-10-25T02:00+02:00
            2026-10-25T02:00+02:00 | early | 2026-10-25T03:00+01:00
            2026-10-25T02:30+01:00 | early | 2026-10-25T03:00+01:00
            """)
    void whatClocksSkipOrRepeat(OffsetDateTime instant, String band, OffsetDateTime until) {
        Timetable timetable = Timetable.of(
                ZoneId.of("Europe/Berlin"),
                List.of("rest", "early"),
                List.of(Window.otherwise(0), Window.weekly(1, EVERY_DAY, at(2, 0), at(3, 0))));
        assertEquals(band, timetable.bands().get(timetable.bandAt(millis(instant))));
        assertEquals(until.toInstant(), Instant.ofEpochMilli(timetable.nextEdge(millis(instant))));
    }

    @Test
    void aHalfRepeatedHourIsInItsBandsTwice() {
        Timetable timetable = Timetable.of(
                ZoneId.of("Europe/Berlin"),
                List.of("rest", "half"),
                List.of(Window.otherwise(0), Window.weekly(1, EVERY_DAY, at(2, 0), at(2, 30))));
        long start = millis(OffsetDateTime.parse("2026-10-25T02:00+02:00"));
        List<Long> edges = LongStream.iterate(timetable.nextEdge(start), timetable::nextEdge)
                .limit(3)
                .map(edge -> (edge - start) / 60_000)
                .boxed()
                .toList();
        assertEquals(List.of(30L, 60L, 90L), edges);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Asia/Jakarta      | 2026-11-20T16:59:59.999Z | 2026-11-20
            Asia/Jakarta      | 2026-11-20T17:00Z        | 2026-11-21
            America/Sao_Paulo | 2018-11-04T02:59:59Z     | 2018-11-03
            America/Sao_Paulo | 2018-11-04T03:00Z        | 2018-11-04
            America/Sao_Paulo | 2018-02-18T02:30Z        | 2018-02-17
            Pacific/Apia      | 2011-12-30T09:59:59Z     | 2011-12-29
            Pacific/Apia      | 2011-12-30T10:00Z        | 2011-12-31
            UTC               | 1969-12-31T23:59Z        | 1969-12-31
            """)
    void daysAreLocal(String zone, OffsetDateTime instant, LocalDate day) {
        assertEquals(day.toEpochDay(), timetable(zone).day(millis(instant)));
        assertEquals(
                day.toEpochDay(), Timetable.always("always", ZoneId.of(zone)).day(millis(instant)));
    }

    @Test
    void oneBandNeverChanges() {
        Timetable timetable = Timetable.always("always");
        assertEquals(0, timetable.bandAt(0));
        assertEquals(Timetable.NEVER, timetable.nextEdge(0));
    }

    @Test
    void aBandOfOneDayInYearsIsFoundInSteps() {
        Timetable timetable = Timetable.of(
                ZoneId.of("Asia/Jakarta"),
                List.of("usual", "day"),
                List.of(Window.otherwise(0), Window.onDates(1, Set.of(LocalDate.of(2028, 2, 29)), 0, at(24, 0))));
        long now = millis(OffsetDateTime.parse("2026-11-22T12:00+07:00"));
        int steps = 0;
        while (timetable.bandAt(now) == 0) {
            long edge = timetable.nextEdge(now);
            assertTrue(edge > now + 86_400_000L || timetable.bandAt(edge) == 1, "a step that leads nowhere");
            now = edge;
            steps++;
        }
        assertEquals(OffsetDateTime.parse("2028-02-29T00:00+07:00").toInstant(), Instant.ofEpochMilli(now));
        assertTrue(steps < 100, steps + " steps");
    }

    @Test
    void farAwayTimesHaveABandToo() {
        Timetable timetable = timetable("Europe/Berlin");
        for (String instant : List.of("-9999-01-01T00:00:00Z", "+99999-12-31T23:00:00Z")) {
            long millis = Instant.parse(instant).toEpochMilli();
            assertTrue(timetable.nextEdge(millis) > millis);
            assertTrue(timetable.bandAt(millis) >= 0);
        }
    }

    @Test
    void aTimeWithoutBandIsRefused() {
        assertEquals(
                "no band covers mon-thu,sat 20:00-22:00, fri 20:00-24:00, sun 20:00-08:00",
                refused(
                        Window.weekly(1, WEEKDAYS, at(8, 0), at(20, 0)),
                        Window.weekly(1, EnumSet.of(DayOfWeek.SATURDAY), at(0, 0), at(20, 0)),
                        Window.weekly(1, EnumSet.of(DayOfWeek.SUNDAY), at(8, 0), at(20, 0)),
                        Window.weekly(
                                2,
                                EnumSet.of(
                                        DayOfWeek.MONDAY,
                                        DayOfWeek.TUESDAY,
                                        DayOfWeek.WEDNESDAY,
                                        DayOfWeek.THURSDAY,
                                        DayOfWeek.SATURDAY),
                                at(22, 0),
                                at(8, 0))));
    }

    @Test
    void twoBandsAtOnceAreRefused() {
        assertEquals(
                "the bands \"peak\" and \"night\" both cover mon-fri 19:00-20:00",
                refused(
                        Window.otherwise(0),
                        Window.weekly(1, WEEKDAYS, at(8, 0), at(20, 0)),
                        Window.weekly(2, EVERY_DAY, at(19, 0), at(8, 0))));
        assertEquals(
                "the bands \"feast\" and \"night\" both cover 2027-01-01 00:00-02:00",
                refused(
                        Window.otherwise(0),
                        Window.onHolidays(3, Set.of(LocalDate.of(2027, 1, 1)), 0, at(24, 0)),
                        Window.onHolidays(2, Set.of(LocalDate.of(2026, 12, 31)), at(22, 0), at(2, 0))));
        assertEquals(
                "the bands \"off-peak\" and \"peak\" both cover whatever no other band covers",
                refused(Window.otherwise(0), Window.otherwise(1)));
    }

    private static String refused(Window... windows) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> Timetable.of(ZoneId.of("UTC"), BANDS, List.of(windows)))
                .getMessage());
    }

    private static int at(int hour, int minute) {
        return 60 * hour + minute;
    }

    private static long millis(OffsetDateTime instant) {
        return instant.toInstant().toEpochMilli();
    }
}
