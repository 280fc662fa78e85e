package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Destinations that change nothing. 112 and 911 are emergency numbers, *888 and *889 service numbers. */
class ReachFindingsTest {
    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> coveredByLongerPrefixes() {
        return TariffCases.of(directory, """
                -- nine of ten leave the tenth
                plans:
                  a: {destinations_csv: prefixes.csv}
                @ prefixes.csv
                prefix,name,price,per
                08,mobile,1,1s
                080,zero,1,1s
                081,one,1,1s
                082,two,1,1s
                083,three,1,1s
                084,four,1,1s
                085,five,1,1s
                086,six,1,1s
                087,seven,1,1s
                088,eight,1,1s
                -- ten leave next to nothing
                plans:
                  a: {destinations_csv: prefixes.csv}
                @ prefixes.csv
                prefix,name,price,per
                08,mobile,1,1s
                080,zero,1,1s
                081,one,1,1s
                082,two,1,1s
                083,three,1,1s
                084,four,1,1s
                085,five,1,1s
                086,six,1,1s
                087,seven,1,1s
                088,eight,1,1s
                089,nine,1,1s
                => warning prefixes.csv:2:1: prefix "08" is hardly ever used: the longer prefixes from "080" to "089" stand above it for every digit that can follow; what is left is 08 itself and what has *, # or a letter there
                -- ten, one of them given as ten longer ones, and the number itself
                plans:
                  a:
                    destinations: [{number: "08", name: operator, price: 1, per: 1s}]
                    destinations_csv: prefixes.csv
                @ prefixes.csv
                prefix,name,price,per
                0800,zero zero,1,1s
                0801,zero one,1,1s
                0802,zero two,1,1s
                0803,zero three,1,1s
                0804,zero four,1,1s
                0805,zero five,1,1s
                0806,zero six,1,1s
                0807,zero seven,1,1s
                0808,zero eight,1,1s
                0809,zero nine,1,1s
                081,one,1,1s
                082,two,1,1s
                083,three,1,1s
                084,four,1,1s
                085,five,1,1s
                086,six,1,1s
                087,seven,1,1s
                088,eight,1,1s
                089,nine,1,1s
                08,mobile,1,1s
                => warning prefixes.csv:21:1: prefix "08" is hardly ever used: the longer prefixes from "0800" to "089" stand above it for every digit that can follow; what is left is what has *, # or a letter there
                -- exact numbers cover nothing
                plans:
                  a:
                    destinations:
                      - {prefix: "08", name: mobile, price: 1, per: 1s}
                      - {number: "080", name: zero, price: 1, per: 1s}
                    destinations_csv: prefixes.csv
                @ prefixes.csv
                prefix,name,price,per
                081,one,1,1s
                082,two,1,1s
                083,three,1,1s
                084,four,1,1s
                085,five,1,1s
                086,six,1,1s
                087,seven,1,1s
                088,eight,1,1s
                089,nine,1,1s
                -- every number, with all digits but not the +
                plans:
                  a: {destinations_csv: prefixes.csv}
                  b:
                    extends: a
                    destinations:
                      - {prefix: "", name: any, price: 2, per: 1s}
                      - {prefix: "+", name: abroad, price: 1, per: 1s}
                @ prefixes.csv
                prefix,name,price,per
                ,any,1,1s
                0,zero,1,1s
                1,one,1,1s
                2,two,1,1s
                3,three,1,1s
                4,four,1,1s
                5,five,1,1s
                6,six,1,1s
                7,seven,1,1s
                8,eight,1,1s
                9,nine,1,1s
                => warning 6:18: prefix "" is hardly ever used: the longer prefixes from "+" to "9" stand above it for every digit and the + that a number can begin with; what is left are numbers that begin with *, # or a letter
                -- what a child gives is covered by the parent's, what it has from the parent was of use there
                plans:
                  base: {destinations_csv: prefixes.csv}
                  dear: {extends: base, destinations: [{prefix: "08", name: mobile, price: 2, per: 1s}]}
                  other: {extends: base, destinations: [{prefix: "0", name: national, price: 2, per: 1s}]}
                @ prefixes.csv
                prefix,name,price,per
                080,zero,1,1s
                081,one,1,1s
                082,two,1,1s
                083,three,1,1s
                084,four,1,1s
                085,five,1,1s
                086,six,1,1s
                087,seven,1,1s
                088,eight,1,1s
                089,nine,1,1s
                => warning 3:49: prefix "08" is hardly ever used: the longer prefixes from "080" to "089" stand above it for every digit that can follow; what is left is 08 itself and what has *, # or a letter there
                """);
    }

    @TestFactory
    Stream<DynamicTest> takenByTheGateway() {
        return TariffCases.of(directory, """
                -- an emergency number with a price, by itself and as a prefix
                plans:
                  a:
                    destinations:
                      - {number: "112", name: emergency, price: 1, per: 1s}
                      - {prefix: "911", name: emergency, barred: true}
                      - {prefix: "9110", name: other, price: 1, per: 1s}
                      - {prefix: "91", name: india, price: 1, per: 1s}
                => warning 4:18: 112 is an emergency number, always let through and free of charge; what is said of it here never counts
                => warning 5:18: 911 is an emergency number, always let through and free of charge; what is said here counts for longer numbers only
                -- an emergency number that is free in any case
                plans:
                  a: {destinations: [{number: "112", name: emergency, free: true}, {prefix: "911", name: e, free: true}]}
                -- service numbers, and what only looks like one
                plans:
                  a:
                    destinations:
                      - {number: "*888", name: balance, free: true}
                      - {number: "*889#", name: price, free: true}
                      - {prefix: "*888*", name: voucher, free: true}
                      - {prefix: "*888*1", name: voucher, free: true}
                      - {prefix: "*889", name: prices, free: true}
                      - {prefix: "*8881", name: other, free: true}
                      - {prefix: "*88", name: services, free: true}
                      - {prefix: "888", name: none, free: true}
                => warning 4:18: number "*888" is never asked for: the gateway answers the service number *888 and what begins with *888* itself
                => warning 5:18: number "*889#" is never asked for: the gateway answers the service number *889 and what begins with *889* itself
                => warning 6:18: prefix "*888*" is never asked for: the gateway answers the service number *888 and what begins with *888* itself
                => warning 7:18: prefix "*888*1" is never asked for: the gateway answers the service number *888 and what begins with *888* itself
                => warning 8:18: *889 is a service number, answered by the gateway itself like all that begins with *889*; what is said here counts for other longer numbers only
                -- what a child has from its parent is said once
                plans:
                  a: {destinations: [{number: "*888", name: balance, free: true}]}
                  b: {extends: a}
                => warning 2:31: number "*888" is never asked for: the gateway answers the service number *888 and what begins with *888* itself
                -- a table of two plans is told of once
                plans:
                  a: {destinations_csv: prefixes.csv}
                  b: {destinations_csv: prefixes.csv}
                @ prefixes.csv
                prefix,name,price,per
                112,emergency,1,1s
                => warning prefixes.csv:2:1: 112 is an emergency number, always let through and free of charge; what is said here counts for longer numbers only
                """);
    }

    @TestFactory
    Stream<DynamicTest> repeatedFromTheParent() {
        return TariffCases.of(directory, """
                -- the same price, name and message price
                plans:
                  base: {destinations: [{prefix: "08", name: mobile, price: "1.00", per: 1s}, {prefix: "", name: any, barred: true}]}
                  child: {extends: base, destinations: [{prefix: "0-8", name: mobile, price: 1, per: 1000ms}, {prefix: "", name: any, barred: true}]}
                => warning 3:50: prefix "08" is the same in plan "base", which this one extends; without it here it follows the changes made there
                => warning 3:104: prefix "" is the same in plan "base", which this one extends; without it here it follows the changes made there
                -- another price, name, kind, message price
                plans:
                  base:
                    destinations:
                      - {prefix: "1", name: one, price: 1, per: 1s}
                      - {prefix: "2", name: two, price: 1, per: 1s}
                      - {prefix: "3", name: three, price: 1, per: 1s}
                      - {prefix: "4", name: four, price: 1, per: 1s}
                      - {prefix: "5", name: five, free: true}
                  child:
                    extends: base
                    destinations:
                      - {prefix: "1", name: one, price: 1, per: 2s}
                      - {prefix: "2", name: deux, price: 1, per: 1s}
                      - {number: "3", name: three, price: 1, per: 1s}
                      - {prefix: "4", name: four, price: 1, per: 1s, message_price: 1}
                      - {prefix: "5", name: five, barred: true}
                -- prices by band
                plans:
                  base:
                    bands: {day: [{hours: "06:00-18:00"}], night: otherwise}
                    destinations:
                      - {prefix: "1", name: one, prices: {day: {price: 1, per: 1s}, night: {price: 2, per: 1s}}}
                      - {prefix: "2", name: two, prices: {day: {price: 1, per: 1s}, night: {price: 2, per: 1s}}}
                      - {prefix: "3", name: three, price: 1, per: 1s}
                  child:
                    extends: base
                    destinations:
                      - {prefix: "1", name: one, prices: {night: {price: 2, per: 1s}, day: {price: 1, per: 1s}}}
                      - {prefix: "2", name: two, prices: {night: {price: 2, per: 1s}, day: {price: 2, per: 1s}}}
                      - {prefix: "3", name: three, prices: {night: {price: 1, per: 1s}, day: {price: 1, per: 1s}}}
                => warning 11:18: prefix "1" is the same in plan "base", which this one extends; without it here it follows the changes made there
                -- the parent's table named again
                plans:
                  base: {destinations_csv: prefixes.csv}
                  child: {extends: base, destinations_csv: prefixes.csv}
                @ prefixes.csv
                prefix,name,price,per
                1,one,1,1s
                2,two,1,1s
                => warning 3:44: plan "base" reads this table too, so its destinations are there without it; leave it out
                """);
    }

    @Test
    void manyOfAKindAreCounted() throws IOException {
        String rows = IntStream.range(10, 35)
                .mapToObj(i -> "*888*" + i + ",voucher,1,1s\n")
                .collect(Collectors.joining());
        Files.writeString(directory.resolve("prefixes.csv"), "prefix,name,price,per\n" + rows);
        Path file =
                Files.writeString(directory.resolve("tariffs.yaml"), "plans:\n  a: {destinations_csv: prefixes.csv}\n");
        List<String> found = TariffCases.findings(file).lines().toList();
        assertEquals(ReachCheck.MAX_OF_A_KIND + 1, found.size());
        assertEquals(
                "warning prefixes.csv:22:1: 5 more destinations of this plan like those before, from prefix \"*888*30\" on",
                found.get(found.size() - 1));
    }
}
