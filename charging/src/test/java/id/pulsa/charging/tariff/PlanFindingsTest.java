package id.pulsa.charging.tariff;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is found in plans, their parents, zones, holidays, bundles and services. */
class PlanFindingsTest {
    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> parents() {
        return TariffCases.of(directory, """
                -- a parent may come later
                plans:
                  child: {extends: base}
                  base: {destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                -- an unknown parent
                plans:
                  base: {destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  child: {extends: bsae}
                => 3:20: unknown plan "bsae"; did you mean "base"?
                -- a parent without name
                plans:
                  child: {extends: , slice: 10s}
                => 2:11: "extends" has no value
                -- its own parent
                plans:
                  a: {extends: a}
                => 2:16: plans extend each other: a → a
                -- a circle of parents, told once
                plans:
                  lone: {destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  a: {extends: b}
                  b: {extends: c}
                  c: {extends: a}
                => 5:16: plans extend each other: a → b → c → a
                -- into a circle
                plans:
                  into: {extends: a}
                  a: {extends: b}
                  b: {extends: a}
                => 4:16: plans extend each other: a → b → a
                -- eight parents are enough
                plans:
                  p0: {destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  p1: {extends: p0}
                  p2: {extends: p1}
                  p3: {extends: p2}
                  p4: {extends: p3}
                  p5: {extends: p4}
                  p6: {extends: p5}
                  p7: {extends: p6}
                  p8: {extends: p7}
                  p9: {extends: p8}
                => 11:17: more than 8 plans extend one another in a row
                -- an unknown parent's bands are not guessed
                plans:
                  child:
                    extends: base
                    destinations: [{prefix: "1", name: one, prices: {peak: {price: 1, per: 1s}}}]
                => 3:14: unknown plan "base"; known are "child"
                -- bands that the parent's prices do not have
                plans:
                  base:
                    bands:
                      peak: [{hours: "08:00-20:00"}]
                      off-peak: otherwise
                    destinations:
                      - {prefix: "", name: any, prices: {peak: {price: 2, per: 1s}, off-peak: {price: 1, per: 1s}}}
                      - {prefix: "1", name: one, prices: {peak: {price: 2, per: 1s}, off-peak: {price: 1, per: 1s}}}
                      - {prefix: "2", name: two, price: 1, per: 1s}
                  child:
                    extends: base
                    bands:
                      peak: [{hours: "08:00-20:00"}]
                      night: otherwise
                => 12:5: the parent plan's prices of "any" (prefix "") and 1 more have none for band "night"
                -- bands that they have, or that are overridden
                plans:
                  base:
                    bands:
                      peak: [{hours: "08:00-20:00"}]
                      off-peak: otherwise
                    destinations:
                      - {prefix: "", name: any, prices: {peak: {price: 2, per: 1s}, off-peak: {price: 1, per: 1s}}}
                  always: {extends: base, bands: {off-peak: otherwise}}
                  other:
                    extends: base
                    bands: {night: otherwise}
                    destinations: [{prefix: "", name: any, prices: {night: {price: 1, per: 1s}}}]
                -- daily caps that the child's smallest amount does not divide
                plans:
                  base: {destinations: [{prefix: "", name: any, price: 1, per: 1s, daily_cap: "10.50"}]}
                  child: {extends: base, round_to: "1.00"}
                => 3:36: the parent plan's daily caps of "any" (prefix "") are no multiples of 1.00
                """);
    }

    @TestFactory
    Stream<DynamicTest> zonesAndDates() {
        return TariffCases.of(directory, """
                -- unknown zones
                time_zone: Jakarta
                plans:
                  a: {time_zone: Asia/Jakartta, destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  b: {time_zone: wita, destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                  c: {time_zone: +07:00, destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                => 1:12: "time_zone": unknown time zone "Jakarta"; did you mean "Asia/Jakarta"?
                => 3:18: "time_zone": unknown time zone "Asia/Jakartta"; did you mean "Asia/Jakarta"?
                => 4:18: "time_zone": unknown time zone "wita"; did you mean "Asia/Makassar"?
                => 5:18: "time_zone": unknown time zone "+07:00"; expected a name such as "Asia/Jakarta" or "UTC"
                -- dates that are none
                holidays:
                  one: [2026-02-30, 2026-13-01, 2026-02-29..2026-03-01, 26-01-01, 2026-00-10]
                  two:
                    - 2026-12-26..2026-12-24
                    - 2026-01-01..2027-01-02
                    - 2026-1-1
                    - 1926-01-01
                  three: 2026-01-01
                  four: [2026-01-01 .. 2026-01-03, "2028-02-29"]
                plans:
                  a: {destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                => 2:9: "one": there is no such date: February 2026 has 28 days, found "2026-02-30"
                => 2:21: "one": there is no month 13: "2026-13-01"
                => 2:33: "one": there is no such date: February 2026 has 28 days, found "2026-02-29"
                => 2:57: "one": expected a date such as "2026-08-17" or a row of dates such as "2026-12-24..2026-12-26", found "26-01-01"
                => 2:67: "one": there is no month 0: "2026-00-10"
                => 4:7: "two": "2026-12-26..2026-12-24" ends before it begins
                => 5:7: "two": "2026-01-01..2027-01-02" is longer than 366 days
                => 6:7: "two": expected a date such as "2026-08-17" or a row of dates such as "2026-12-24..2026-12-26", found "2026-1-1"
                => 7:7: "two": expected a year from 1970 to 2199, found "1926-01-01"
                => 8:10: expected a list ("- item" lines, or [a, b]) for "three"
                """);
    }

    @TestFactory
    Stream<DynamicTest> bundlesAndServices() {
        return TariffCases.of(directory, """
                -- good ones
                bundles:
                  weekend-60: {time: 60m, validity: 30d, prefixes: ["08", "62"]}
                  any: {time: 1h, validity: 7d}
                plans:
                  a:
                    services: {balance: true, voucher: false, quote: true, receipt: true, low_balance: "1000.00", language: id}
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                -- mistakes in bundles
                bundles:
                  one: {time: 0s, validity: 30d, prefixes: []}
                  two: {time: 60m, prefixes: ["0_1", "08"], validty: 30d}
                  three: 60m
                  " four": {time: 60m, validity: 4000d}
                plans:
                  a: {destinations: [{prefix: "", name: any, price: 1, per: 1s}]}
                => 2:15: "time": expected a duration from 1s to 10000h, found "0s"
                => 2:44: no prefix is given; without "prefixes" the bundle is for every destination
                => 3:31: "prefixes": expected digits, letters, * or #, with or without a + before them, found "0_1"
                => 3:45: unknown key "validty"; did you mean "validity"?
                => 4:10: expected keys and values ("key: value") under "three"
                => 5:3: name of the bundle: expected 1 to 64 characters without spaces around them
                => 5:34: "validity": expected a duration from 1m to 87840h, found "4000d"
                -- bundles that help nobody
                bundles:
                  one: {time: 60m, validity: 30d, prefixes: ["08", "0812", "07", "110", "0", "0-8"]}
                plans:
                  a:
                    destinations:
                      - {prefix: "081", name: mobile, price: 1, per: 1s}
                      - {number: "110", name: police, free: true}
                      - {prefix: "07", name: premium, barred: true}
                => warning 2:60: no plan charges for numbers that begin with "07", so the bundle is of no use for them
                => warning 2:66: no plan charges for numbers that begin with "110", so the bundle is of no use for them
                => warning 2:78: prefix "08" is given twice
                -- mistakes in services
                plans:
                  a:
                    services: {balnce: true, voucher: maybe, low_balance: -1, language: jv}
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                  b:
                    services: all
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                => 3:16: unknown key "balnce"; did you mean "balance"?
                => 3:39: "voucher": expected true or false, found "maybe"
                => 3:59: "low_balance": expected an amount of at least 0, found "-1"
                => 3:73: "language": unknown value "jv"; known are "en", "id"
                => 6:15: expected keys and values ("key: value") under "services"
                -- nothing at all
                plans: {}
                => 1:8: no plan is given; at least one is needed
                -- no value
                plans:
                => 1:1: no plan is given; at least one is needed
                -- no plans
                time_zone: UTC
                => 1:1: key "plans" is missing
                """);
    }
}
