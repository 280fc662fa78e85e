package id.pulsa.charging.tariff;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is found in destinations and their prices. */
class PriceFindingsTest {
    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> destinations() {
        return TariffCases.of(directory, """
                -- all keys
                plans:
                  a:
                    round_to: "0.50"
                    message_price: "100.00"
                    destinations:
                      - {prefix: "", name: any, price: 1, per: 1s, first_increment: 6s, next_increment: 1s,
                         connection_fee: 1, minimum: 2, free: 5s, daily_cap: "100.50", message_price: none}
                      - {number: "110", name: police, free: true}
                      - {prefix: "110", name: not police, barred: true, free: false}
                      - {prefix: "111", name: also free, free: 0s, price: 1, per: 1s}
                -- the same number twice
                plans:
                  a:
                    destinations:
                      - {number: "110", name: police, free: true}
                      - {number: 1-10, name: fire, free: true}
                      - {prefix: "110", name: others, free: true}
                      - {prefix: (110), name: again, free: true}
                => 5:18: number "110" is already given for "police" in line 4
                => 7:18: prefix "110" is already given for "others" in line 6
                -- which numbers
                plans:
                  a:
                    destinations:
                      - {number: "", name: none, free: true}
                      - {number: "110", prefix: "11", name: both, free: true}
                      - {name: neither, free: true}
                      - {number: "1_0", name: odd, free: true}
                      - {prefix: "012345678901234567890123456789012", name: long, free: true}
                => 4:18: "number": expected a number, found ""
                => 5:18: a destination has either a "prefix" or a "number"
                => 6:9: key "prefix" is missing
                => 7:18: "number": expected digits, letters, * or #, with or without a + before them, found "1_0"
                => 8:18: "prefix": longer than 32 characters
                -- increments and amounts
                plans:
                  a:
                    round_to: "0"
                    rounding: nearest
                    message_price: free
                    destinations:
                      - {prefix: "1", name: one, price: -1, per: 0s, first_increment: 0s, next_increment: 0ms}
                      - {prefix: "2", name: two, price: 1, per: 1s, minimum: -1, daily_cap: x, connection_fee: 1e3}
                      - {prefix: "3", name: three, price: 1, per: 1s, free: 25h, message_price: -1}
                      - {prefix: "4", name: four, price: 1, per: 1s, free: sometimes}
                      - {prefix: "5", name: five, price: 1, per: 1s, minimum: 10, daily_cap: 5}
                => 3:15: "round_to": expected an amount of more than 0, found "0"
                => 4:15: "rounding": unknown value "nearest"; known are "up", "half_up", "down"
                => 5:20: "message_price": expected an amount such as "150.00", found "free"
                => 7:41: "price": expected an amount of at least 0, found "-1"
                => 7:50: "per": expected a duration from 1ms to 24h, found "0s"
                => 7:71: "first_increment": expected a duration from 1ms to 24h, found "0s"
                => 7:91: "next_increment": expected a duration from 1ms to 24h, found "0ms"
                => 8:62: "minimum": expected an amount of at least 0, found "-1"
                => 8:77: "daily_cap": expected an amount such as "150.00", found "x"
                => 8:96: "connection_fee": expected an amount such as "150.00", found "1e3"
                => 9:61: "free": expected true, false or a duration of up to 24h, found "25h"
                => 9:81: "message_price": expected an amount of at least 0, found "-1"
                => 10:60: "free": expected true, false or a duration of up to 24h, found "sometimes"
                => warning 11:63: "minimum": above the daily cap of 5.00
                -- caps that are not charged exactly
                plans:
                  a:
                    round_to: "1.00"
                    bands: {day: [{hours: "06:00-18:00"}], night: otherwise}
                    destinations:
                      - {prefix: "1", name: one, price: 1, per: 1s, daily_cap: "10.50"}
                      - prefix: "2"
                        name: two
                        prices:
                          day: {price: 1, per: 1s, daily_cap: "10.00"}
                          night: {price: 1, per: 1s, daily_cap: "0.5"}
                => 6:18: "daily_cap": 10.50 is no multiple of the plan's "round_to" 1.00
                => 11:11: "daily_cap": 0.50 is no multiple of the plan's "round_to" 1.00
                -- free or barred, but with prices
                plans:
                  a:
                    destinations:
                      - {prefix: "1", name: one, free: true, prices: {always: {price: 1, per: 1s}}}
                      - {prefix: "2", name: two, barred: true, message_price: 1, connection_fee: 1}
                      - {prefix: "3", name: three, barred: true, free: 10s}
                      - {prefix: "4", name: four, barred: true, free: true}
                => 4:54: a free or barred destination has no "prices"
                => 5:63: a free or barred destination has no "message_price"
                => 5:82: a free or barred destination has no "connection_fee"
                => 6:56: a destination is either free or barred
                => 7:55: a destination is either free or barred
                -- prices by band
                plans:
                  a:
                    bands: {day: [{hours: "06:00-18:00"}], night: otherwise, feast: [{dates: [2026-08-17]}]}
                    destinations:
                      - {prefix: "1", name: one, prices: {day: {price: 1, per: 1s}}}
                      - {prefix: "2", name: two, prices: {day: {price: 1, per: 1s}, nigth: {price: 1, per: 1s}, feast: {price: 1, per: 1s}}}
                      - {prefix: "3", name: three, price: 1, free: 5s, prices: {}}
                      - {prefix: "4", name: four, prices: 5}
                      - {prefix: "5", name: five, prices: {day: 1, night: {price: 1}, feast: {price: 1, per: 1s, barred: true}}}
                      - {prefix: "6", name: six, prices: {day: &a {price: 1, per: 1s}, night: {price: 1, per: 1s, free: true}, feast: {price: 1, per: 1s, free: 10s}}}
                => 5:42: no price for bands "night", "feast"
                => 6:69: unknown band "nigth"; did you mean "night"?
                => 7:43: "price" belongs to each band under "prices"
                => 7:52: "free" belongs to each band under "prices"
                => 7:64: no price for bands "day", "night", "feast"
                => 8:43: expected keys and values ("key: value") under "prices"
                => 9:49: expected keys and values ("key: value") under "day"
                => 9:59: key "per" is missing
                => 9:98: unknown key "barred"; known are "free", "price", "per", "first_increment", "connection_fee", "next_increment", "minimum", "daily_cap"
                => 10:105: "free": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", found "true"
                -- units that have no short common multiple
                plans:
                  a:
                    bands: {day: [{hours: "06:00-18:00"}], night: otherwise}
                    destinations:
                      - {prefix: "1", name: one, prices: {day: {price: 1, per: 86399999ms}, night: {price: 1, per: 86399993ms}}}
                      - {prefix: "2", name: two, prices: {day: {price: 1, per: 1m}, night: {price: 1, per: 7s}}}
                => 5:77: "per" has no common multiple with those of the other bands that is short enough; use units such as 1s, 10s, 30s and 1m
                -- no destination
                plans:
                  a: {destinations: []}
                  b: {}
                  c: {destinations: any}
                => 2:21: no destination is given; prefix "" stands for every number
                => 3:6: key "destinations" is missing
                => 4:21: expected a list ("- item" lines, or [a, b]) for "destinations"
                """);
    }

    @TestFactory
    Stream<DynamicTest> tables() {
        return TariffCases.of(directory, """
                -- a good one
                plans:
                  a:
                    bands: {day: [{hours: "06:00-18:00"}], night: otherwise}
                    destinations_csv: good.csv
                  b: {destinations: [{prefix: "1", name: one, price: 1, per: 1s}], destinations_csv: good2.csv}
                @ good.csv
                prefix,name,price,per,band,free,barred,message_price
                08,mobile,150.00,10s,day,,,
                08,mobile,100.00,10s,night,5s,,
                110,police,,,,true,,
                0900,premium,,,,,true,
                "",any,200,1m,,,,50
                @ good2.csv
                "name";"prefix";"price";"per"
                mobile;08;1.5;1s
                -- no file, or none that can be read
                plans:
                  a: {destinations_csv: missing.csv}
                  b: {destinations_csv: .}
                  c: {destinations_csv: [x.csv]}
                  d: {destinations_csv: }
                => 2:25: there is no file missing.csv
                => 3:25: . is no file
                => 4:25: expected a single value for "destinations_csv"
                => 5:7: "destinations_csv" has no value
                -- columns
                plans:
                  a: {destinations_csv: a.csv}
                  b: {destinations_csv: b.csv}
                  c: {destinations_csv: c.csv}
                @ a.csv
                prefix,nmae,price,per,prefix
                08,mobile,1,1s,08
                @ b.csv
                prefix,name,price
                08,mobile,1
                @ c.csv
                => a.csv:1:8: unknown column "nmae"; did you mean "name"?
                => a.csv:1:23: column "prefix" is given twice
                => b.csv:1:1: column "per" is missing
                => c.csv:1:1: the file is empty; its first line names the columns
                -- only columns
                plans:
                  a: {destinations_csv: only.csv}
                @ only.csv
                prefix,name,price,per
                => 2:25: no destination is given; prefix "" stands for every number
                -- cells
                plans:
                  a: {destinations_csv: cells.csv}
                @ cells.csv
                prefix,name,price,per,first_increment,barred,free
                0_8,mobile,1,1s,,,
                081, ,"1,5",1,,,
                082,mobile,-1,1s,0s,,

                083,mobile,1
                084,mobile,1,1s,,maybe,
                085,mobile,1,,,,
                086,mobile,1,1s,,true,
                087,mobile,,,,true,5s
                => cells.csv:2:1: "prefix": expected digits, letters, * or #, with or without a + before them, found "0_8"
                => cells.csv:3:5: column "name" is empty
                => cells.csv:3:7: "price": expected an amount such as "150.00", found "1,5"; decimals stand behind a point, and nothing separates thousands
                => cells.csv:3:13: "per": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", found "1"
                => cells.csv:4:12: "price": expected an amount of at least 0, found "-1"
                => cells.csv:4:18: "first_increment": expected a duration from 1ms to 24h, found "0s"
                => cells.csv:6:1: expected 7 cells as in the first line, found 3
                => cells.csv:7:18: "barred": expected true or false, found "maybe"
                => cells.csv:8:14: column "per" is empty
                => cells.csv:9:12: a free or barred destination has no "price"
                => cells.csv:9:14: a free or barred destination has no "per"
                => cells.csv:10:20: a destination is either free or barred
                -- the same prefix twice
                plans:
                  a:
                    destinations: [{prefix: "07", name: premium, barred: true}]
                    destinations_csv: twice.csv
                @ twice.csv
                prefix,name,price,per
                08,mobile,1,1s
                081,other,1,1s
                0 8,again,2,1s
                07,here,2,1s
                => twice.csv:4:1: prefix "08" is already given for "mobile" in line 2
                => twice.csv:5:1: prefix "07" is already given for "premium" in tariffs.yaml:3
                -- bands
                plans:
                  a:
                    bands: {day: [{hours: "06:00-18:00"}], night: otherwise}
                    destinations_csv: bands.csv
                @ bands.csv
                band,prefix,name,price,per,message_price,barred
                day,08,mobile,1,1s,5,
                nigth,08,mobile,1,1s,,
                day,081,other,1,1s,,
                day,081,other,1,1s,,
                day,082,one,1,1s,5,
                night,082,two,1,1s,,
                day,083,one,1,1s,5,
                night,083,one,1,1s,6,
                ,084,one,1,1s,,
                night,084,one,1,1s,,
                night,085,one,,,,true
                day,086,one,1,86399999ms,,
                night,086,one,1,86399993ms,,
                => bands.csv:3:1: unknown band "nigth"; did you mean "night"?
                => bands.csv:4:5: no price for band "night"
                => bands.csv:5:1: prefix "081" is already given for band "day" in line 4
                => bands.csv:7:7: prefix "082" is named "one" in line 6
                => bands.csv:9:7: prefix "083" has another "message_price" in line 8
                => bands.csv:11:1: prefix "084" is already given for all bands in line 10
                => bands.csv:12:1: a free or barred destination has no "band"
                => bands.csv:14:1: "per" has no common multiple with those of the other bands that is short enough; use units such as 1s, 10s, 30s and 1m
                -- a quote that is not closed
                plans:
                  a: {destinations_csv: quote.csv}
                @ quote.csv
                prefix,name,price,per
                08,"mobile,1,1s
                09,other,1,1s
                => quote.csv:2:4: a quote is not closed; the rest of the file was not read
                -- a table that two plans share is read once
                plans:
                  a: {destinations_csv: shared.csv}
                  b: {destinations_csv: shared.csv}
                @ shared.csv
                prefix,name,price,per
                08,mobile,x,1s
                => shared.csv:2:11: "price": expected an amount such as "150.00", found "x"
                """);
    }
}
