package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class TariffDiffTest {
    private static final String BEFORE = """
            holidays: {national: [2026-08-17, 2026-12-25]}
            bundles:
              talk: {time: 60m, validity: 30d, prefixes: ["08"]}
            plans:
              normal:
                slice: 30s
                bands:
                  peak: [{days: mon-fri, hours: "08:00-20:00"}]
                  feast: [{holidays: [national]}]
                  off-peak: otherwise
                services: {receipt: true}
                message_price: "100.00"
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
                  - prefix: "08"
                    name: mobile
                    prices:
                      peak: {price: "150.00", per: 10s, connection_fee: "50.00"}
                      feast: {price: "60.00", per: 10s}
                      off-peak: {price: "100.00", per: 10s, daily_cap: "5000.00"}
                  - {number: "110", name: police, free: true}
              lab:
                destinations: [{prefix: "", name: any, price: "1.00", per: 1s}]
            """;

    @TempDir
    private Path directory;

    /** Each case replaces the text after {@code <} by that after {@code >}, line by line, and expects the lines after =. */
    @TestFactory
    Stream<DynamicTest> changes() {
        return Arrays.stream("""
                -- nothing
                < normal:
                > normal:
                -- what is written otherwise, but means the same
                < time: 60m
                > time: 1h
                < price: "1.00", per: 1s}
                > price: "1", per: 1000ms}
                < hours: "08:00-20:00"
                > hours: "8:00-20:00"
                -- a price in one band
                < price: "150.00", per: 10s
                > price: "180.00", per: 10s
                = plan normal, 08 mobile, peak: price 150.00 per 10 s → 180.00 per 10 s
                -- a price in all bands
                < destinations: [{prefix: "", name: any, price: "1.00", per: 1s}]
                > destinations: [{prefix: "", name: any, price: "2.00", per: 1m}]
                = plan lab, any: price 1.00 per 1 s → 2.00 per 1 m
                -- everything that a price has
                < price: "60.00", per: 10s
                > price: "60.00", per: 10s, connection_fee: 1, minimum: 2, free: 5s, daily_cap: 100, first_increment: 6s
                = plan normal, 08 mobile, feast: first increment 1 s → 6 s
                = plan normal, 08 mobile, feast: next increment 1 s → 6 s
                = plan normal, 08 mobile, feast: connection fee 0.00 → 1.00
                = plan normal, 08 mobile, feast: minimum 0.00 → 2.00
                = plan normal, 08 mobile, feast: free time 0 s → 5 s
                = plan normal, 08 mobile, feast: daily cap none → 100.00
                -- a cap that is gone, a fee that is more exact than usual
                < connection_fee: "50.00"
                > connection_fee: "50.1234"
                < daily_cap: "5000.00"
                > next_increment: 1s
                = plan normal, 08 mobile, peak: connection fee 50.00 → 50.1234
                = plan normal, 08 mobile, off-peak: daily cap 5000.00 → none
                -- free no longer
                < free: true
                > price: 5, per: 1m
                = plan normal, number 110 police: free → 5.00 per 1 m
                = plan normal, number 110 police: message 0.00 → 100.00
                -- destinations come, go and are renamed
                < {number: "110", name: police, free: true}
                > {prefix: "110", name: police, barred: true}
                < name: mobile
                > name: cellular
                = plan normal, number 110 police: removed
                = plan normal, 08 cellular: name mobile → cellular
                = plan normal, 110 police: added, barred
                -- messages
                < message_price: "100.00"
                > message_price: none
                = plan normal, any: message 100.00 → refused
                = plan normal, 08 mobile: message 100.00 → refused
                -- a band moves
                < {days: mon-fri, hours: "08:00-20:00"}
                > {days: mon-sat, hours: "08:00-18:00"}
                = plan normal: band peak mon-fri 08:00-20:00 → mon-sat 08:00-18:00
                -- holidays
                < 2026-12-25]
                > 2026-12-24..2026-12-31, 2027-01-01]
                < 2026-08-17,
                > 2026-05-01,
                = plan normal: band feast on more dates: 2026-05-01 00:00-24:00, 2026-12-24 00:00-24:00, 2026-12-26 00:00-24:00, 2026-12-27 00:00-24:00, 2026-12-28 00:00-24:00 and 4 more
                = plan normal: band feast no longer on: 2026-08-17 00:00-24:00
                -- a band comes, a band goes
                < feast: [{holidays: [national]}]
                > night: [{hours: "22:00-06:00"}, {dates: [2026-12-31]}]
                < feast: {price
                > night: {price
                = plan normal: band feast removed
                = plan normal: band night added: every day 22:00-06:00, 2026-12-31 00:00-24:00
                = plan normal, 08 mobile, night: price 60.00 per 10 s (new band)
                -- terms of a plan
                < slice: 30s
                > slice: 1m
                < services: {receipt: true}
                > services: {balance: false, voucher: false, quote: false, low_balance: 500, language: id}
                = plan normal: slice 30 s → 1 m
                = plan normal: balance by phone on → off
                = plan normal: vouchers by phone on → off
                = plan normal: prices by phone on → off
                = plan normal: receipts on → off
                = plan normal: low-balance warning off → below 500.00
                = plan normal: language en → id
                -- rounding and zone
                < slice: 30s
                > rounding: half_up\\n    round_to: "0.50"\\n    time_zone: Asia/Jakarta
                = plan normal: rounding up to 0.000001 → half_up to 0.50
                = plan normal: time zone UTC → Asia/Jakarta
                -- plans and bundles
                < lab:
                > lab-fast:
                < talk: {time: 60m
                > talk: {time: 90m
                < "08"]}
                > "08", "62"]}\\n  any: {time: 1h, validity: 7d}
                = plan lab: removed
                = plan lab-fast: added, 1 destination
                = bundle talk: time 1 h → 90 m
                = bundle talk: prefixes 08 → 08, 62
                = bundle any: added, 1 h for all numbers, valid for 7 d
                -- a bundle goes
                < talk: {time: 60m, validity: 30d, prefixes: ["08"]}
                > other: {time: 60m, validity: 1d, prefixes: ["08"]}
                = bundle talk: removed
                = bundle other: added, 1 h for 08, valid for 1 d
                """.split("(?m)^-- ", -1))
                .filter(text -> !text.isBlank())
                .map(text -> DynamicTest.dynamicTest(text.lines().findFirst().orElse(""), () -> check(text)));
    }

    private void check(String text) throws IOException, ConfigException {
        String now = BEFORE;
        String part = "";
        for (String line : text.lines().skip(1).toList()) {
            String rest = line.substring(2).translateEscapes();
            if (line.startsWith("<")) {
                assertTrue(now.contains(rest), rest);
                part = rest;
            } else if (line.startsWith(">")) {
                now = now.replace(part, rest);
            }
        }
        String expected = text.lines()
                .filter(line -> line.startsWith("= "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
        assertEquals(expected, String.join("\n", TariffDiff.lines(load(BEFORE), load(now))));
    }

    @Test
    void ofManyChangesTheFirstAreListed() throws IOException, ConfigException {
        List<String> lines = TariffDiff.lines(load(many(1_000, "1.00")), load(many(1_000, "2.00")));
        assertEquals(201, lines.size());
        assertEquals("plan a, 1000 name: price 1.00 per 1 s → 2.00 per 1 s", lines.get(0));
        assertEquals("and 800 more", lines.get(200));
        assertEquals(
                200,
                TariffDiff.lines(load(many(200, "1.00")), load(many(200, "2.00")))
                        .size());
    }

    @Test
    void aChangeHasAPlace() throws IOException, ConfigException {
        Tariffs now = load(BEFORE.replace("\"150.00\", per", "\"175.00\", per").replace("slice: 30s", "slice: 40s"));
        assertEquals(
                new TariffDiff.Changed(
                        List.of(
                                new TariffChange("plan normal", "slice 30 s → 40 s"),
                                new TariffChange(
                                        "plan normal, 08 mobile, peak", "price 150.00 per 10 s → 175.00 per 10 s")),
                        2),
                TariffDiff.changes(load(BEFORE), now, 10));
        assertEquals(1, TariffDiff.changes(load(BEFORE), now, 1).first().size(), "listed; the rest is counted");
    }

    private static String many(int count, String price) {
        return "plans:\n  a:\n    destinations:\n"
                + IntStream.range(1_000, 1_000 + count)
                        .mapToObj(prefix ->
                                "      - {prefix: \"" + prefix + "\", name: name, price: " + price + ", per: 1s}\n")
                        .collect(Collectors.joining());
    }

    private Tariffs load(String yaml) throws IOException, ConfigException {
        return TariffsFile.load(Files.writeString(directory.resolve("tariffs.yaml"), yaml));
    }
}
