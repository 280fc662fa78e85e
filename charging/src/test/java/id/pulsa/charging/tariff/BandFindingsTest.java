package id.pulsa.charging.tariff;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is found in time bands. */
class BandFindingsTest {
    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> bands() {
        return TariffCases.of(directory, """
                -- the bands of the manual
                holidays:
                  national: [2026-01-01, 2026-08-17, 2026-12-24..2026-12-26]
                plans:
                  a:
                    bands:
                      peak:
                        - {days: mon-fri, hours: "08:00-20:00"}
                      night:
                        - {hours: "22:00-06:00"}
                      feast:
                        - {holidays: [national]}
                        - {dates: [2026-12-31], hours: "18:00-24:00"}
                      off-peak: otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                -- a gap
                plans:
                  a:
                    bands:
                      peak: [{days: mon-fri, hours: "08:00-20:00"}]
                      rest: [{days: mon-thu, hours: "20:00-08:00"}, {days: fri, hours: "22:00-24:00"}, {days: "sat,sun"}]
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 3:5: no band covers mon 00:00-08:00, fri 20:00-22:00; a band "off-peak: otherwise" covers what others do not
                -- an overlap
                plans:
                  a:
                    bands:
                      peak:
                        - {days: mon-fri, hours: "08:00-20:00"}
                      evening:
                        - {days: "fri-sun", hours: "18:00-22:00"}
                      off-peak: otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 7:11: band "evening" overlaps band "peak" of line 5: fri 18:00-20:00
                -- an overlap past midnight, and one of dates
                holidays: {year: [2027-01-01]}
                plans:
                  a:
                    bands:
                      late: [{days: sun, hours: "22:00-06:00"}]
                      early: [{days: mon, hours: "05:00-08:00"}]
                      feast: [{holidays: [year]}, {dates: [2026-12-31], hours: "18:00-02:00"}]
                      dance: [{dates: [2027-01-01], hours: "01:00-03:00"}]
                      off-peak: otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 6:15: band "early" overlaps band "late" of line 5: mon 05:00-06:00
                => 8:15: band "dance" overlaps band "feast" of line 7: 2027-01-01 01:00-02:00
                -- windows of one band may overlap
                plans:
                  a:
                    bands:
                      peak: [{hours: "08:00-20:00"}, {days: mon, hours: "07:00-09:00"}]
                      off-peak: otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                -- otherwise twice
                plans:
                  a:
                    bands:
                      peak: otherwise
                      off-peak: otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 5:17: band "off-peak" overlaps band "peak" of line 4: whatever no other band covers
                -- never in force
                holidays: {none: [], year: [2027-01-01]}
                plans:
                  a:
                    bands:
                      day: [{hours: "06:00-18:00"}]
                      night: [{hours: "18:00-06:00"}]
                      feast: [{holidays: [year]}]
                      new-year: [{dates: [2027-01-01]}]
                      never: [{holidays: [none]}]
                      off-peak: otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => warning 7:7: band "feast" is never in force: others cover all of its time
                => warning 9:7: band "never" is never in force: others cover all of its time
                => warning 10:7: band "off-peak" is never in force: others cover all of its time
                -- nothing in them
                plans:
                  a: {bands: {}, destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  b: {bands: , destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  c: {bands: [peak], destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  d: {bands: always, destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  e:
                    bands:
                      peak: []
                      night:
                      early: othrwise
                      late: {hours: "22:00-06:00"}
                      empty: [{}]
                      any: [08:00-10:00]
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 2:14: no band is given; without "bands" there is one that is always in force
                => 3:7: "bands" has no value
                => 4:14: expected keys and values ("key: value") under "bands"
                => 5:14: expected keys and values ("key: value") under "bands"
                => 8:13: band "peak" has no window of time
                => 9:7: "night" has no value
                => 10:14: expected "otherwise" or a list of windows of time, found "othrwise"
                => 11:13: expected a list ("- item" lines, or [a, b]) for "late"
                => 12:15: say when: "days", "hours", "holidays" or "dates"
                => 13:13: expected keys and values ("key: value") in the list "any"
                -- windows of time
                holidays: {national: [2026-08-17]}
                plans:
                  a:
                    bands:
                      one:
                        - {days: monday, hours: "8-20"}
                        - {days: mon-tue-wed, hours: "08:00-25:00"}
                        - {days: "mon,,tue", hours: "08:60-09:00"}
                        - {days: Mon, hours: "24:00-06:00"}
                        - {hours: "06:00-06:00"}
                        - {holidays: [nationl], hour: "08:00-09:00"}
                        - {dates: [2026-02-30]}
                        - {days: mon, dates: [2026-01-01]}
                        - {holidays: national}
                        - {days: [mon, fri]}
                      " ": otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 6:18: "days": unknown day "monday"; did you mean "mon"?
                => 6:33: "hours": expected hours such as "08:00-20:00" or "22:00-06:00", found "8-20"
                => 7:18: "days": expected days such as "mon-fri" or "sat,sun", found "mon-tue-wed"
                => 7:38: "hours": there is no time 25:00, found "08:00-25:00"
                => 8:18: "days": unknown day ""; known are "mon", "tue", "wed", "thu", "fri", "sat", "sun"
                => 8:37: "hours": there is no time 08:60, found "08:60-09:00"
                => 9:18: "days": unknown day "Mon"; did you mean "mon"?
                => 9:30: "hours": 24:00 only ends a day, it begins at 00:00: "24:00-06:00"
                => 10:19: "hours": "06:00-06:00" ends when it begins; the whole day is 00:00-24:00
                => 11:23: unknown holiday list "nationl"; did you mean "national"?
                => 11:33: unknown key "hour"; did you mean "hours"?
                => 12:20: "dates": there is no such date: February 2026 has 28 days, found "2026-02-30"
                => 13:11: a window of time has only one of "days", "holidays" and "dates"
                => 14:22: expected a list ("- item" lines, or [a, b]) for "holidays"
                => 15:18: expected a single value for "days"
                => 16:7: name of the band: expected 1 to 64 characters without spaces around them
                -- no list at all
                plans:
                  a:
                    bands: {feast: [{holidays: [national]}], off-peak: otherwise}
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 3:33: unknown holiday list "national"; none is given under "holidays"
                """);
    }
}
