package id.pulsa.charging.tariff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a tariff may hold. */
class TariffLimitsTest {
    private static final String ANY = "destinations: [{prefix: \"\", name: any, price: 1, per: 1s}]";

    @TempDir
    private Path directory;

    @Test
    void plans() throws IOException {
        assertEquals("", findings(plans(1_000)));
        assertEquals("2:3: more than 1000 plans", findings(plans(1_001)));
    }

    private static String plans(int count) {
        return "plans:\n" + many(count, "  p%d: {" + ANY + "}\n");
    }

    @Test
    void bands() throws IOException {
        String otherwise = "      rest: otherwise\n    " + ANY + "\n";
        String band = "      b%d: [{dates: [2026-01-01], hours: \"0:%1$02d-24:00\"}]\n";
        String same = "        - {hours: \"08:00-09:00\"}\n";
        assertEquals("4:7: more than 64 bands", findings("plans:\n  a:\n    bands:\n" + many(64, band) + otherwise));
        assertEquals("", findings("plans:\n  a:\n    bands:\n      one:\n" + same.repeat(199) + otherwise));
        assertEquals(
                "205:13: more than 200 windows of time",
                findings("plans:\n  a:\n    bands:\n      one:\n" + same.repeat(200) + otherwise));
    }

    @Test
    void holidays() throws IOException {
        String year = "  y%d: [2%1$03d-01-01..2%1$03d-12-31]\n";
        assertEquals("", findings("holidays:\n" + many(27, year) + "plans: {a: {" + ANY + "}}"));
        assertEquals(
                "29:8: more than 10000 dates in all holiday lists together",
                findings("holidays:\n" + many(28, year) + "plans: {a: {" + ANY + "}}"));
    }

    @Test
    void bundles() throws IOException {
        String prefixes = many(101, "\"1%d\", ");
        assertEquals(
                "1:49: more than 100 prefixes",
                findings("bundles: {a: {time: 1m, validity: 1d, prefixes: [" + prefixes + "]}}\nplans: {a: {" + ANY
                        + "}}"));
        assertEquals(
                "1:10: more than 100 bundles",
                findings("bundles: {" + many(101, "b%d: {time: 1m, validity: 1d}, ") + "}\nplans: {a: {" + ANY + "}}"));
    }

    /** A thousand in a table, a thousand plans that have them all. */
    @Test
    void destinations() throws IOException {
        Files.writeString(
                directory.resolve("table.csv"), "prefix,name,price,per\n" + many(1_000, "1%03d,name,1.00,1s\n"));
        String plans = "plans:\n  base: {destinations_csv: table.csv}\n" + many(999, "  p%d: {extends: base}\n");
        assertEquals("", findings(plans));
        assertEquals(
                "1001:9: more than 1000000 destinations in all plans together, those of parent plans included",
                findings(plans.replace(
                        "  p998: {extends: base}",
                        "  p998: {extends: base, destinations: [{prefix: \"\", name: any, price: 1, per: 1s}]}")));
    }

    @Test
    void tables() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("long.csv").toFile(), "rw")) {
            file.setLength((64L << 20) + 1);
        }
        assertEquals(
                "1:31: long.csv is longer than the limit of 67108864 bytes",
                findings("plans: {a: {destinations_csv: long.csv}}"));
    }

    @Test
    void ofManyMistakesInATableTheFirstAreTold() throws IOException {
        Files.writeString(directory.resolve("table.csv"), "prefix,name,price,per\n" + many(500, "1%03d,name,x,1s\n"));
        assertEquals(
                100,
                findings("plans: {a: {destinations_csv: table.csv}}").lines().count());
    }

    @Test
    void aHundredThousandRows() throws IOException, ConfigException {
        Files.writeString(
                directory.resolve("table.csv"),
                "prefix,name,price,per,connection_fee\n" + many(100_000, "6%06d,place %1$d,12.50,10s,5\n"));
        Path yaml = Files.writeString(directory.resolve("tariffs.yaml"), "plans: {a: {destinations_csv: table.csv}}\n");
        Plan plan = TariffsFile.load(yaml).plan("a");
        assertNotNull(plan);
        assertEquals(100_000, plan.destinations().size());
        Destination destination = plan.destination("6012345678");
        assertNotNull(destination);
        assertEquals("place 12345", destination.name());
    }

    private static String many(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }

    private String findings(String yaml) throws IOException {
        return TariffCases.findings(Files.writeString(directory.resolve("tariffs.yaml"), yaml));
    }
}
