package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pulsa quote} answers the same from the files and from a running gateway. */
class QuoteCommandTest {
    @TempDir
    private Path dir;

    private PulsaUnderTest pulsa(boolean live) throws Exception {
        return live ? PulsaUnderTest.live(dir) : PulsaUnderTest.offline(dir);
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void explainsACall(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(
                    0,
                    pulsa.run(
                            "",
                            "quote",
                            "--plan",
                            "normal",
                            "--to",
                            "0812 345",
                            "--at",
                            "2026-12-24T19:58",
                            "--duration",
                            "95s",
                            "--balance",
                            "2000"),
                    () -> pulsa.err);
            assertEquals("""
                    plan         normal
                    destination  any
                    answered     Thu 2026-12-24 19:58:00.000+00:00 UTC
                    band         always
                    cell         -
                    price ratio  1.000

                    FROM      TO               TALK s  WHAT  BAND     PRICE  PER  RATIO  INCREMENTS   AMOUNT      SUM
                    19:58:00  19:59:40  0.000-100.000  talk  always  150.00  10s  1.000    10 x 10s  1500.00  1500.00

                    charge       1500.00 IDR for 95.000 s, billed 100.000 s
                    balance      2000.00 IDR, then 500.00 IDR
                    lasts        130.000 s: hung up at Thu 2026-12-24 20:00:10.000+00:00, when the balance ends
                    """, pulsa.out);
        }
    }

    @ParameterizedTest(name = "live {0}")
    @ValueSource(booleans = {false, true})
    void knowsTheCallersPlan(boolean live) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(live)) {
            assertEquals(
                    0,
                    pulsa.run("pw\n", "subscriber", "add", "1001", "--plan", "lab", "--password-stdin"),
                    () -> pulsa.err);
            assertEquals(
                    0,
                    pulsa.run("", "quote", "--from", "1001", "--to", "08", "--duration", "7s", "--json"),
                    () -> pulsa.err);
            Document quote = Json.read(pulsa.out);
            assertEquals("lab", quote.text("plan"));
            assertEquals("7.00", quote.text("charge"));
            assertEquals("2026-11-22T03:00:00.000+00:00", quote.text("at"));
            assertEquals(1, pulsa.run("", "quote", "--from", "1002", "--to", "08", "--duration", "7s"));
            assertEquals("pulsa: no subscriber 1002; give a plan to ask without one\n", pulsa.err);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --plan lab --to 112 --duration 1m     | An emergency number: it is never charged.
            --plan student --to 150045 --message  | The plan has no price for messages to this number: they are refused (404).
            --plan normal --to 1 --balance 149.99 | The balance does not pay for the first increment: the call is refused (402).
            """)
    void saysWhyThereIsNoPrice(String options, String last) throws Exception {
        try (PulsaUnderTest pulsa = pulsa(false)) {
            assertEquals(0, pulsa.run("", ("quote " + options).split(" ", -1)), () -> pulsa.err);
            assertTrue(pulsa.out.contains("\n\n" + last + "\n") || pulsa.out.endsWith("\n" + last + "\n"), pulsa.out);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --plan lab --duration 1m                          | pulsa: --to is missing: the dialled number
            --to 1 --duration 1m                              | pulsa: --from (the caller's number) or --plan is needed
            --plan lab --to 1                                 | pulsa: --duration or --balance is needed
            --plan lbb --to 1 --duration 1m                   | pulsa: unknown plan "lbb"; did you mean "lab"?
            --plan lab --to 1 --duration 1m --cell Kayoon_l   | pulsa: "cell": unknown cell "Kayoon_l"; did you mean "Kayoon_1"?
            --plan lab --to 1 --duration 1m --balance 1,5     | pulsa: --balance: expected an amount such as "150.00", found "1,5"; decimals stand behind a point, and nothing separates thousands
            """)
    void refusesWhatCannotBeAsked(String options, String message) throws Exception {
        for (boolean live : new boolean[] {false, true}) {
            try (PulsaUnderTest pulsa = pulsa(live)) {
                assertEquals(2, pulsa.run("", ("quote " + options).split(" ", -1)), () -> pulsa.out);
                assertEquals(message + "\n", pulsa.err);
            }
        }
    }

    @Test
    void theFilesCanBeAskedBesideARunningGateway() throws Exception {
        try (PulsaUnderTest pulsa = pulsa(true)) {
            pulsa.run("pw\n", "subscriber", "add", "1001", "--plan", "lab", "--password-stdin");
            assertEquals(
                    0,
                    pulsa.run("", "quote", "--files", "--from", "1001", "--to", "08", "--duration", "7s", "--json"),
                    () -> pulsa.err);
            assertEquals("7.00", Json.read(pulsa.out).text("charge"));
        }
    }
}
