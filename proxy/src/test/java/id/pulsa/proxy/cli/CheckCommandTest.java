package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole directories, as an administrator has them checked. */
class CheckCommandTest {
    private static final String GATEWAY = "sip: {realm: lab.test}\n";
    private static final String TARIFFS = """
            plans:
              lab:
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
            """;
    private static final String CELLS = "cells: [{name: Kayoon_1, channels: 17}]\n";

    @TempDir
    private Path dir;

    private Path config;

    @BeforeEach
    void directory() throws IOException {
        config = Files.createDirectory(dir.resolve("config"));
        write("pulsa.yaml", GATEWAY);
        write("tariffs.yaml", TARIFFS);
        write("cells.yaml", CELLS);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(config.resolve(file), text);
    }

    private int check(PulsaUnderTest pulsa, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--config", config.toString()));
        arguments.addAll(List.of(more));
        return pulsa.run("", arguments.toArray(String[]::new));
    }

    private String found(PulsaUnderTest pulsa) {
        return pulsa.err.replace(config + "/", "").replace(config.toString(), "CONFIG");
    }

    @Test
    void theShippedConfigurationIsFine() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("data"))) {
            assertEquals(0, pulsa.run("", "check"), () -> pulsa.err);
            assertEquals("", pulsa.err);
            assertEquals("configuration in " + PulsaUnderTest.CONFIG + " is fine: 5 plans, 57 cells\n", pulsa.out);
        }
    }

    @Test
    void aSmallOneIsFineToo() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("data"))) {
            assertEquals(0, check(pulsa), () -> pulsa.err);
            assertEquals("configuration in " + config + " is fine: 1 plan, 1 cell\n", pulsa.out);
        }
    }

    @Test
    void warningsAreToldAndStopNothing() throws Exception {
        write("pulsa.yaml", GATEWAY + "calls: {emergency_numbers: [\"110\"]}\nservices: {quote: \"*777\"}\n");
        write("tariffs.yaml", """
                plans:
                  lab:
                    destinations:
                      - {prefix: "", name: any, price: "1.00", per: 1s}
                      - {number: "110", name: police, price: "1.00", per: 1s}
                      - {prefix: "*777*", name: prices, free: true}
                      - {prefix: "*889*", name: nothing special, free: true}
                  child:
                    extends: lab
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                """);
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("data"))) {
            assertEquals(0, check(pulsa), () -> pulsa.err);
            assertEquals("""
                    tariffs.yaml:5:18: warning: 110 is an emergency number, always let through and free of charge; what is said of it here never counts
                    tariffs.yaml:6:18: warning: prefix "*777*" is never asked for: the gateway answers the service number *777 and what begins with *777* itself
                    tariffs.yaml:10:29: warning: prefix "" is the same in plan "lab", which this one extends; without it here it follows the changes made there
                    """, found(pulsa));
            assertEquals("configuration in " + config + " is fine: 2 plans, 1 cell, 3 warnings\n", pulsa.out);
        }
    }

    @Test
    void aDirectoryFullOfMistakes() throws Exception {
        write("pulsa.yaml", """
                sip:
                  realm: lab.test
                  listen: [udp:0.0.0.0:5060, upd:0.0.0.0:5061]
                  pbx: 127.0.0.1:5070
                calls: {ring_timeout: 60}
                services: {balance: "112"}
                store: {group_comit: 30ms}
                acounts: {grace: 30d}
                """);
        write("tariffs.yaml", """
                time_zone: Asia/Jakata
                plans:
                  lab:
                    conection_fee: "1.00"
                    destinations:
                      - {prefix: "", name: any, price: "1.00", per: 1s, first_increment: 0s}
                      - {prefix: "08", name: mobile, price: "-1.00", per: 1s}
                      - {prefix: "0-8", name: cellular, price: "1.00", per: 1s}
                      - {prefix: "09", name: other, prise: "1.00", per: 1s}
                      - {prefix: "07", name: other, price: 1,50, per: 1s}
                      - {prefix: "06", name: other, price: "1,50", per: 1}
                  gap:
                    bands:
                      peak: [{days: mon-fri, hours: "08:00-18:00"}]
                      night: [{hours: "22:00-06:00"}]
                    destinations:
                      - {prefix: "", name: any, prices: {peak: {price: 1, per: 1s}, nigth: {price: 1, per: 1s}}}
                  overlap:
                    bands:
                      peak: [{days: mon-fri, hours: "08:00-18:00"}]
                      lunch: [{hours: "12:00-13:00"}]
                      off-peak: otherwise
                    destinations: [{prefix: "", name: any, price: 1, per: 1s}]
                  feast:
                    bands: {feast: [{holidays: [national]}], off-peak: otherwise}
                    destinations_csv: prefixes.csv
                  a: {extends: b}
                  b: {extends: c}
                  c: {extends: a}
                  orphan: {extends: laab}
                  tableless: {destinations_csv: prefixez.csv}
                """);
        write("prefixes.csv", """
                prefix,name,price,per
                0811,one,1.00,1s
                0812,two,Rp 1,1s
                0813,three,1.00
                0811,again,1.00,1s
                0814,,1.00,0s
                """);
        write("cells.yaml", """
                cells:
                  - {name: Kayoon_1, channels: 17, gos: 1}
                  - {name: Kayoon_2, chanels: 17}
                  - {name: Kayoon_3, channels: many}
                  - {name: Kayoon_4, channels: 1}
                  - {name: Kayoon_4, channels: 1}
                """);
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("data"))) {
            subscriber(pulsa, "1001", "normal", "Kayoon_1");
            subscriber(pulsa, "1002", "lab", "Tunjungan Plaza I_3");
            assertEquals(2, check(pulsa));
            assertEquals("", pulsa.out);
            assertEquals("""
                    cells.yaml:1:1: warning: 1 subscriber has the unknown home cell "Tunjungan Plaza I_3"
                    cells.yaml:2:41: "gos": expected a percentage such as "1%" or "0.5%", found "1"
                    cells.yaml:3:22: unknown key "chanels"; did you mean "channels"?
                    cells.yaml:4:32: "channels": expected a whole number from 0 to 10000, found "many"
                    cells.yaml:6:12: cell "Kayoon_4" is already given in line 5
                    prefixes.csv:3:10: "price": expected an amount such as "150.00", found "Rp 1"
                    prefixes.csv:4:1: expected 4 cells as in the first line, found 3
                    prefixes.csv:5:1: prefix "0811" is already given for "one" in line 2
                    prefixes.csv:6:6: column "name" is empty
                    prefixes.csv:6:12: "per": expected a duration from 1ms to 24h, found "0s"
                    pulsa.yaml:3:30: "listen": expected a transport, an IP address and a port such as "udp:0.0.0.0:5060" or "tcp:[::]:5060", found "upd:0.0.0.0:5061"; did you mean "udp"?
                    pulsa.yaml:4:8: "pbx": expected a SIP address such as "sip:127.0.0.1:5070" or "sip:pbx.example.org;transport=tcp", found "127.0.0.1:5070"
                    pulsa.yaml:5:23: "ring_timeout": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", found "60"
                    pulsa.yaml:6:21: "balance": "112" is an emergency number
                    pulsa.yaml:7:9: unknown key "group_comit"; did you mean "group_commit"?
                    pulsa.yaml:8:1: unknown key "acounts"; did you mean "accounts"?
                    tariffs.yaml:1:12: "time_zone": unknown time zone "Asia/Jakata"; did you mean "Asia/Jakarta"?
                    tariffs.yaml:2:1: 1 subscriber has the unknown plan "normal"; known are "lab", "gap", "overlap", "feast", "a", "b", "c", "orphan", "tableless"
                    tariffs.yaml:4:5: unknown key "conection_fee"; known are "extends", "slice", "time_zone", "bands", "destinations_csv", "destinations", "rounding", "round_to", "services", "message_price"
                    tariffs.yaml:6:74: "first_increment": expected a duration from 1ms to 24h, found "0s"
                    tariffs.yaml:7:45: "price": expected an amount of at least 0, found "-1.00"
                    tariffs.yaml:8:18: prefix "08" is already given for "mobile" in line 7
                    tariffs.yaml:9:37: unknown key "prise"; did you mean "price"?
                    tariffs.yaml:10:46: unknown key "50" without a value; a value with a comma in it takes quotes
                    tariffs.yaml:11:44: "price": expected an amount such as "150.00", found "1,50"; decimals stand behind a point, and nothing separates thousands
                    tariffs.yaml:11:57: "per": expected a duration such as "10s", "500ms", "2m", "1h" or "PT10S", found "1"
                    tariffs.yaml:13:5: no band covers mon-fri 06:00-08:00, mon-fri 18:00-22:00, sat,sun 06:00-22:00; a band "off-peak: otherwise" covers what others do not
                    tariffs.yaml:17:69: unknown band "nigth"; did you mean "night"?
                    tariffs.yaml:21:15: band "lunch" overlaps band "peak" of line 20: mon-fri 12:00-13:00
                    tariffs.yaml:25:33: unknown holiday list "national"; none is given under "holidays"
                    tariffs.yaml:29:16: plans extend each other: a → b → c → a
                    tariffs.yaml:30:21: unknown plan "laab"; did you mean "lab"?
                    tariffs.yaml:31:33: there is no file prefixez.csv
                    pulsa: 32 mistakes, 1 warning; the configuration cannot be used
                    """, found(pulsa));
        }
    }

    private static void subscriber(PulsaUnderTest pulsa, String number, String plan, String cell) {
        assertEquals(
                0,
                pulsa.run("pw", "subscriber", "add", number, "--plan", plan, "--home-cell", cell, "--password-stdin"),
                () -> pulsa.err);
    }

    @Test
    void asDocument() throws Exception {
        write("tariffs.yaml", TARIFFS.replace("per:", "pre:"));
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir.resolve("data"))) {
            assertEquals(2, check(pulsa, "--json"));
            assertEquals("", pulsa.err);
            Document document = Json.read(pulsa.out);
            assertEquals(false, document.flag("fine", true));
            assertEquals(1, document.number("errors", 0));
            Document finding = document.documents("findings").get(0);
            assertEquals(4, finding.number("line", 0));
            assertEquals(48, finding.number("column", 0));
            assertTrue(finding.text("message").contains("did you mean \"per\"?"), finding.text("message"));
        }
    }
}
